// Finding records by words. Everything that is answered (hits, counts, order, suggestions) follows
// from the records in the scope and from nothing else: somebody else's records change none of it.
#pragma once

#include "schema/schemas.hpp"
#include "store/reading.hpp"
#include "store/search_words.hpp"
#include "store/sounds.hpp"
#include "store/tables.hpp"

#include <functional>
#include <span>

namespace saksi::store {

// Up to so many hits are put in order of relevance. Above, those with the words in their title come
// first, then the latest.
inline constexpr std::size_t ranked_max = 50'000;

struct SearchRequest {
    std::string type {};             // Only of this one; empty: of all.
    std::optional<Numbers> among {}; // Only of these records.
    SearchOrder order = SearchOrder::relevance;
    // For SearchOrder::title: what titles are compared by. Without it as lists do.
    std::function<std::string(std::string_view)> collation_key {};
    std::size_t offset = 0;
    std::size_t limit = 20;
};

// What was found: records that have the words, and those that lack some and have what sounds like
// them, perhaps in another script. Both ascending; no record is in both.
struct SearchHits {
    Numbers exact;
    Numbers alike;
    std::vector<double> unlikeness {}; // Of each that is alike.
    // Both together, ascending.
    Numbers all() const;
};

struct SearchAnswer {
    std::size_t total = 0;
    std::size_t alike = 0;
    std::vector<std::int64_t> page;       // Exact ones first, where they are sorted by relevance.
    std::vector<std::int64_t> page_alike; // Those of the page that are only alike, ascending.
    std::map<std::string, std::size_t> by_type; // Over all types.
};

// A scope, and what was looked up in it so far: a word may stand in nearly every record, and is
// walked through once for all that is asked about it. Lives no longer than until something is
// written.
struct SearchedScope {
    Scope scope;
    std::map<std::string, Numbers, std::less<>> looked_up {};
    // Of some words: how well each of their records fits, in the same order.
    std::map<std::string, std::vector<std::int64_t>, std::less<>> fits {};
};

class Search {
public:
    // All outlive it.
    Search(Database const& database, Tables const& tables, Reading const& reading)
        : m_database(database)
        , m_tables(tables)
        , m_reading(reading)
    {
    }

    SearchAnswer find(SearchedScope&, SearchWords const&, SearchRequest const&) const;

    // All records in the scope that have the words, ascending. All of them: a count that stops
    // somewhere is a false statement, and a list cut there loses records.
    Numbers matching(SearchedScope&, SearchWords const&) const;
    // With those that sound alike.
    SearchHits hits(SearchedScope&, SearchWords const&) const;
    // Those of the records, ascending, that are of this type.
    Numbers of_type(Numbers, std::string_view type) const;

    // The commonest word in the scope that is spelled nearly like this one.
    std::optional<std::string> nearly(SearchedScope&, SearchWords::Term const&) const;

private:
    // Where each record belongs, at hand for counting: reading it off the disk for every hit would
    // be most of the work.
    struct Card {
        std::int64_t record = 0;
        std::int64_t dossier = 0;
        std::size_t type = 0;
    };
    void ensure_cards() const;
    Numbers const& in_index(SearchedScope&, std::string const& match) const;
    Numbers having_any_of(SearchedScope&, SearchWords::Clause const&, Numbers const& among) const;
    void look_up_and_weigh(SearchedScope&, SearchWords const&) const;
    Numbers in_fields(SearchWords::Term const&, Numbers) const;
    std::size_t records_in(Scope const&) const;
    bool covers(Scope const&, std::int64_t record) const;
    // What sounds like the term, with how unlike it is at least.
    using Alike = std::vector<std::pair<std::int64_t, double>>; // By record.
    Alike sounding_like(Scope const&, SearchWords::Term const&) const;
    Alike sounding_like(Scope const&, std::vector<Sound> const&) const;

    std::vector<std::int64_t> ranked(
        SearchedScope&, SearchWords const&, Numbers const& hits, std::size_t wanted) const;
    std::vector<std::int64_t> titles_first(
        SearchWords const&, Numbers const& hits, std::size_t wanted) const;
    static std::vector<std::int64_t> nearest(
        SearchHits const&, Numbers const& among, std::size_t wanted);
    std::vector<std::int64_t> sorted(
        SearchRequest const&, Numbers const& hits, std::size_t wanted) const;
    std::vector<double> weights(SearchedScope&, SearchWords const&) const;
    Alike sounding_like_all(
        SearchedScope&, SearchWords const&, std::vector<Alike> const& of_clauses) const;

    Database const& m_database;
    Tables const& m_tables;
    Reading const& m_reading;
    mutable std::vector<Card> m_cards; // By record, ascending.
    mutable std::vector<std::string> m_types;
    mutable std::uint64_t m_cards_of = 0;
};

} // namespace saksi::store
