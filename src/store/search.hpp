// Finding records by words.
#pragma once

#include "store/reading.hpp"
#include "store/search_words.hpp"
#include "store/tables.hpp"

namespace saksi::store {

// Up to so many hits are put in order of relevance. Above, those with the words in their title come
// first, then the latest.
inline constexpr std::size_t ranked_max = 2'000;

struct SearchRequest {
    std::string type {};             // Only of this one; empty: of all.
    std::optional<Numbers> among {}; // Only of these records.
    std::size_t offset = 0;
    std::size_t limit = 20;
};

struct SearchAnswer {
    std::size_t total = 0;
    std::vector<std::int64_t> page;
    std::map<std::string, std::size_t> by_type; // Over all types.
};

class Search {
public:
    Search(Database const& database, Tables const& tables)
        : m_database(database)
        , m_tables(tables)
    {
    }

    SearchAnswer find(Scope const&, SearchWords const&, SearchRequest const&) const;

    // All records that have the words, ascending, also those outside of every scope. All of them:
    // a count that stops somewhere is a false statement, and a list cut there loses records.
    Numbers matching(SearchWords const&) const;

private:
    // Where each record belongs, at hand for counting: reading it off the disk for every hit would
    // be most of the work.
    struct Card {
        std::int64_t record = 0;
        std::int64_t dossier = 0;
        std::size_t type = 0;
    };
    void ensure_cards() const;
    std::vector<std::int64_t> in_order(
        SearchWords const&, Numbers const& hits, std::size_t all_hits, std::size_t wanted) const;

    Database const& m_database;
    Tables const& m_tables;
    mutable std::vector<Card> m_cards; // By record, ascending.
    mutable std::vector<std::string> m_types;
    mutable std::uint64_t m_cards_of = 0;
};

} // namespace saksi::store
