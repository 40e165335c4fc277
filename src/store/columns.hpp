// What the records of a drawer of the shelf have there, at hand. The counts beside a list, and its
// filters, ask this of every record of a type; looking each of them up on the disk was most of
// their work.
#pragma once

#include "store/sqlite.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::store {

// Records by number, ascending, each once.
using Numbers = std::vector<std::int64_t>;

class Column {
public:
    struct Count {
        std::string key;
        std::size_t records = 0;
        std::int64_t one = 0; // One of the records that have it.
    };

    // The records of which one key at least is wanted.
    Numbers with(std::function<bool(std::string_view)> const& wanted) const;
    // How many records have each key, or each beginning of so many bytes when that is not zero; of
    // these records only, or of all. The commonest first, then by key; at most so many.
    std::vector<Count> counted(
        std::optional<Numbers> const& among, std::size_t prefix_bytes, std::size_t limit) const;

private:
    friend class Columns;
    void add(std::string_view key, std::int64_t record);
    void remove(std::string_view key, std::int64_t record);
    void sort();
    std::size_t number_of(std::string_view key);

    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const
        {
            return std::hash<std::string_view> {}(key);
        }
    };
    // One cell for each key that a record has, by record; their order among those of one record is
    // not said. Kept apart because twelve bytes a cell are fewer than sixteen.
    std::vector<std::int64_t> m_records;
    std::vector<std::uint32_t> m_keys; // Places in m_key_at.
    std::vector<std::string const*> m_key_at;
    std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> m_places;
};

// The columns that somebody has asked for. Gone with the store when the workspace is locked.
class Columns {
public:
    explicit Columns(Database const& database)
        : m_database(database)
    {
    }

    // Read from the shelf when it is not at hand yet.
    Column const& of(std::int64_t drawer);
    // None when it is not at hand.
    Column const* at_hand(std::int64_t drawer);

    // What the fold writes into the shelf, and takes out of it, is told here.
    void add(std::int64_t drawer, std::string_view key, std::int64_t record);
    void remove(std::int64_t drawer, std::string_view key, std::int64_t record);
    void forget() { m_columns.clear(); }

private:
    // A transaction that was undone has told of rows that never were.
    void forget_what_was_undone();

    Database const& m_database;
    std::map<std::int64_t, Column> m_columns;
    std::uint64_t m_undone = 0;
};

} // namespace saksi::store
