#include "store/columns.hpp"

#include "store/layout.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

namespace saksi::store {

namespace {

constexpr std::int64_t drawer = 8;

// The shelf, and what is told of it, kept in step as the fold does it.
class Shelf {
public:
    Shelf()
    {
        register_tokenizer(database);
        lay_out_tables(database);
    }

    void put(std::string const& key, std::int64_t record)
    {
        database.query("INSERT INTO shelf(drawer, key, record, first) VALUES(?1, ?2, ?3, 1)")
            .with(drawer, key, record)
            .run();
        columns.add(drawer, key, record);
    }
    void take(std::string const& key, std::int64_t record)
    {
        database.query("DELETE FROM shelf WHERE drawer = ?1 AND key = ?2 AND record = ?3")
            .with(drawer, key, record)
            .run();
        columns.remove(drawer, key, record);
    }

    Database database = Database::in_memory();
    Columns columns { database };
};

using Cells = std::set<std::pair<std::int64_t, std::string>>;

// The plain way to the same answer: the commonest first, then by key.
std::vector<std::pair<std::string, std::size_t>> counted_plainly(
    Cells const& cells, std::optional<Numbers> const& among, std::size_t prefix_bytes)
{
    std::map<std::string, std::set<std::int64_t>> records;
    for (auto const& [record, key] : cells) {
        if (!among || std::ranges::binary_search(*among, record))
            records[prefix_bytes ? key.substr(0, prefix_bytes) : key].insert(record);
    }
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (auto const& [key, of_key] : records)
        counts.emplace_back(key, of_key.size());
    std::ranges::stable_sort(
        counts, std::ranges::greater {}, [](auto const& c) { return c.second; });
    return counts;
}

std::vector<std::pair<std::string, std::size_t>> counted(
    Column const& column, std::optional<Numbers> const& among, std::size_t prefix_bytes)
{
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (auto const& count : column.counted(among, prefix_bytes, 1000))
        counts.emplace_back(count.key, count.records);
    return counts;
}

} // namespace

TEST_CASE("what is at hand equals what the shelf says, whatever came and went")
{
    std::mt19937_64 luck(3);
    Shelf shelf;
    Cells cells;
    auto const some_key = [&] {
        return std::to_string(2000 + luck() % 4) + "-0" + std::to_string(1 + luck() % 9);
    };
    auto const compare = [&] {
        auto const& column = shelf.columns.of(drawer);
        Columns fresh(shelf.database);
        Numbers some;
        Numbers few;
        for (std::int64_t record = -5; record < 400; ++record) {
            if (luck() % 3 == 0)
                some.push_back(record);
            if (luck() % 100 == 0)
                few.push_back(record);
        }
        for (auto const& among :
            { std::optional<Numbers> {}, std::optional(some), std::optional(few) }) {
            for (std::size_t const prefix : { 0U, 4U }) {
                auto const expected = counted_plainly(cells, among, prefix);
                CHECK(counted(column, among, prefix) == expected);
                CHECK(counted(fresh.of(drawer), among, prefix) == expected);
            }
        }
        std::set<std::int64_t> in_2001;
        for (auto const& [record, key] : cells) {
            if (key.starts_with("2001"))
                in_2001.insert(record);
        }
        CHECK(column.with([](std::string_view key) { return key.starts_with("2001"); })
            == Numbers(in_2001.begin(), in_2001.end()));
    };
    compare();
    for (auto round = 0; round < 30; ++round) {
        for (auto i = 0; i < 20; ++i) {
            auto const record = static_cast<std::int64_t>(luck() % 400) - 5;
            auto const key = some_key();
            if (cells.emplace(record, key).second)
                shelf.put(key, record);
        }
        for (auto i = 0; i < 8; ++i) {
            auto const gone = std::next(
                cells.begin(), static_cast<std::ptrdiff_t>(luck() % cells.size()));
            shelf.take(gone->second, gone->first);
            cells.erase(gone);
        }
        compare();
    }
    CHECK(cells.size() > 200);
}

TEST_CASE("what is at hand tells which record has a key, and stops at the limit")
{
    Shelf shelf;
    shelf.put("b", 1);
    shelf.put("b", 2);
    shelf.put("a", 3);
    shelf.put("c", 3);
    auto const counts = shelf.columns.of(drawer).counted({}, 0, 2);
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].key == "b");
    CHECK(counts[0].one == 2);
    CHECK(counts[1].key == "a");
    CHECK(counts[1].one == 3);
}

TEST_CASE("what was undone is not at hand afterwards")
{
    Shelf shelf;
    shelf.put("a", 1);
    CHECK(shelf.columns.of(drawer).counted({}, 0, 9).size() == 1);
    {
        Transaction transaction(shelf.database);
        shelf.put("b", 2);
        CHECK(shelf.columns.of(drawer).counted({}, 0, 9).size() == 2);
    }
    CHECK(shelf.columns.at_hand(drawer) == nullptr);
    CHECK(shelf.columns.of(drawer).counted({}, 0, 9).size() == 1);
}

} // namespace saksi::store
