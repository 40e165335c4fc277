#include "store/search.hpp"

#include "schema/typed.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace saksi::store {

namespace {

// A word that so many records have is weighed while it is looked up.
constexpr std::size_t weighed_at_once = 16'384;
// Below this share of all records with a word, those in the scope are asked for one by one.
constexpr std::size_t asked_one_by_one = 32;

Numbers common_of(Numbers const& one, Numbers const& other)
{
    Numbers common;
    std::ranges::set_intersection(one, other, std::back_inserter(common));
    return common;
}

Numbers either_of(Numbers const& one, Numbers const& other)
{
    Numbers either;
    std::ranges::set_union(one, other, std::back_inserter(either));
    return either;
}

Numbers without(Numbers const& all, Numbers const& others)
{
    Numbers rest;
    std::ranges::set_difference(all, others, std::back_inserter(rest));
    return rest;
}

bool is_dated(schema::FieldKind kind)
{
    return kind == schema::FieldKind::fuzzy_date || kind == schema::FieldKind::zoned_time;
}

// The day that a record of this type is about.
schema::Field const* date_of(schema::RecordType const* type)
{
    if (!type)
        return nullptr;
    auto const found = std::ranges::find_if(
        type->fields, [](schema::Field const& field) { return is_dated(field.kind); });
    return found == type->fields.end() ? nullptr : &*found;
}

} // namespace

void Search::ensure_cards() const
{
    if (m_cards_of != m_tables.retyped()) {
        m_cards.clear();
        m_cards_of = m_tables.retyped();
    }
    auto query = m_cards.empty()
        ? m_database.query("SELECT n, dossier, type FROM record ORDER BY n")
        : m_database.query("SELECT n, dossier, type FROM record WHERE n > ?1 ORDER BY n");
    if (!m_cards.empty())
        query.with(m_cards.back().record);
    while (query.next()) {
        auto const name = query.text(2);
        auto type = std::ranges::find(m_types, name);
        if (type == m_types.end())
            type = m_types.insert(type, std::string(name));
        m_cards.push_back({ query.integer(0), query.integer(1),
            static_cast<std::size_t>(type - m_types.begin()) });
    }
}

std::size_t Search::records_in(Scope const& scope) const
{
    if (scope.everything)
        return m_cards.size();
    return static_cast<std::size_t>(std::ranges::count_if(
        m_cards, [&](Card const& card) { return scope.covers(card.dossier); }));
}

// What has these words somewhere. Whoever may read everything needs no look at the cards.
Numbers const& Search::in_index(SearchedScope& within, std::string const& match) const
{
    auto const [known, fresh] = within.looked_up.try_emplace(match);
    auto& hits = known->second;
    if (!fresh)
        return hits;
    ensure_cards();
    auto query = m_database.query("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid");
    query.with(match);
    auto card = m_cards.begin();
    while (query.next()) {
        auto const hit = query.integer(0);
        if (!within.scope.everything) {
            while (card != m_cards.end() && card->record < hit)
                ++card;
            if (card == m_cards.end() || card->record != hit || !within.scope.covers(card->dossier))
                continue;
        }
        hits.push_back(hit);
    }
    return hits;
}

namespace {

// The one word or phrase that is looked for, and nothing beside it.
SearchWords::Term const* only_term(SearchWords const& words)
{
    auto const is_one = words.wanted().size() == 1 && words.wanted().front().any.size() == 1
        && words.excluded().empty();
    return is_one ? &words.wanted().front().any.front() : nullptr;
}

ByteView bytes_of(std::vector<double> const& weights)
{
    return { reinterpret_cast<std::uint8_t const*>(weights.data()),
        weights.size() * sizeof(double) };
}

} // namespace

// Most searches are for one word, which few records have: it is looked up and weighed in one walk.
// Where it turns out that many have it, the rest is only looked up.
void Search::look_up_and_weigh(SearchedScope& within, SearchWords const& words) const
{
    auto const* term = only_term(words);
    if (!term || !within.scope.everything || within.looked_up.contains(term->match()))
        return;
    auto query = m_database.query("SELECT rowid, weight(words, ?2) FROM words WHERE words MATCH ?1"
                                  " ORDER BY rowid LIMIT ?3");
    std::vector<double> const weights { 1 };
    query.with(term->match(), bytes_of(weights), weighed_at_once + 1);
    Numbers hits;
    std::vector<std::int64_t> fits;
    while (query.next()) {
        hits.push_back(query.integer(0));
        fits.push_back(query.integer(1));
    }
    if (hits.size() > weighed_at_once) {
        auto rest = m_database.query(
            "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid > ?2 ORDER BY rowid");
        rest.with(term->match(), hits.back());
        while (rest.next())
            hits.push_back(rest.integer(0));
    } else {
        within.fits.emplace(term->match(), std::move(fits));
    }
    within.looked_up.emplace(term->match(), std::move(hits));
}

// Those of the records that have the term in one of its fields, which the index does not know.
Numbers Search::in_fields(SearchWords::Term const& term, Numbers records) const
{
    std::erase_if(records, [&](std::int64_t record) {
        return std::ranges::none_of(term.fields, [&](std::string const& field) {
            auto const values = m_reading.values(record, Reading::Which::current, field);
            return std::ranges::any_of(values, [&](ValueRow const& row) {
                auto const value = log::parse_value(row.value);
                return value
                    && SearchWords::stands_in(
                        term, schema::searchable_text(m_tables.schemas(), *value));
            });
        });
    });
    return records;
}

// Those that have one of the words where it is wanted.
Numbers Search::having_any_of(
    SearchedScope& within, SearchWords::Clause const& clause, Numbers const& among) const
{
    Numbers either;
    for (auto const& term : clause.any) {
        auto found = common_of(in_index(within, term.match()), among);
        either = either_of(
            either, term.fields.empty() ? std::move(found) : in_fields(term, std::move(found)));
    }
    return either;
}

Numbers Search::matching(SearchedScope& within, SearchWords const& words) const
{
    if (words.empty())
        return {};
    // Each word by itself, and then what they have in common: the index, asked for all of them at
    // once, goes back and forth between words that are both common, and each is needed anyway for
    // what sounds alike and for how much it weighs.
    std::vector<Numbers> of_clauses;
    for (auto const& clause : words.wanted()) {
        auto& either = of_clauses.emplace_back(in_index(within, clause.any.front().match()));
        for (auto const& term : clause.any | std::views::drop(1))
            either = either_of(either, in_index(within, term.match()));
    }
    std::ranges::sort(of_clauses, {}, &Numbers::size);
    auto hits = std::move(of_clauses.front());
    for (auto const& more : of_clauses | std::views::drop(1))
        hits = common_of(hits, more);
    for (auto const& term : words.excluded()) {
        if (term.fields.empty())
            hits = without(hits, in_index(within, term.match()));
    }
    if (!words.names_fields())
        return hits;
    for (auto const& clause : words.wanted())
        hits = having_any_of(within, clause, hits);
    for (auto const& term : words.excluded()) {
        if (!term.fields.empty())
            hits = without(hits, in_fields(term, common_of(in_index(within, term.match()), hits)));
    }
    return hits;
}

Numbers SearchHits::all() const
{
    return either_of(exact, alike);
}

Numbers Search::of_type(Numbers records, std::string_view type) const
{
    ensure_cards();
    auto card = m_cards.begin();
    std::erase_if(records, [&](std::int64_t record) {
        while (card != m_cards.end() && card->record < record)
            ++card;
        return card == m_cards.end() || card->record != record || m_types[card->type] != type;
    });
    return records;
}

SearchHits Search::hits(SearchedScope& within, SearchWords const& words) const
{
    SearchHits hits { .exact = matching(within, words), .alike = {} };
    if (words.empty())
        return hits;
    std::vector<Alike> alike; // For each clause.
    for (auto const& clause : words.wanted()) {
        auto& of_clause = alike.emplace_back();
        for (auto const& term : clause.any) {
            auto const found = sounding_like(within.scope, term);
            of_clause.insert(of_clause.end(), found.begin(), found.end());
        }
        std::ranges::sort(of_clause);
        auto const doubles = std::ranges::unique(
            of_clause, {}, &std::pair<std::int64_t, double>::first);
        of_clause.erase(doubles.begin(), doubles.end());
    }
    if (std::ranges::all_of(alike, &Alike::empty))
        return hits;
    auto const all = sounding_like_all(within, words, alike);
    std::vector<Numbers> excluded;
    for (auto const& term : words.excluded()) {
        auto const& found = in_index(within, term.match());
        excluded.push_back(term.fields.empty() ? found : in_fields(term, found));
    }
    for (auto const& [record, unlike] : all) {
        auto const in = [&](Numbers const& some) {
            return std::ranges::binary_search(some, record);
        };
        if (in(hits.exact) || std::ranges::any_of(excluded, in))
            continue;
        hits.alike.push_back(record);
        hits.unlikeness.push_back(unlike);
    }
    return hits;
}

SearchAnswer Search::find(
    SearchedScope& within, SearchWords const& words, SearchRequest const& request) const
{
    SearchAnswer answer;
    if (request.order == SearchOrder::relevance)
        look_up_and_weigh(within, words);
    auto const found = this->hits(within, words);
    ensure_cards();

    std::vector<std::size_t> counts(m_types.size());
    auto const kept_of = [&](Numbers const& all) {
        Numbers kept;
        kept.reserve(all.size());
        auto card = m_cards.begin();
        for (auto const hit : all) {
            while (card != m_cards.end() && card->record < hit)
                ++card;
            if (card == m_cards.end() || card->record != hit)
                continue;
            ++counts[card->type];
            auto const of_type = request.type.empty() || m_types[card->type] == request.type;
            if (of_type && (!request.among || std::ranges::binary_search(*request.among, hit)))
                kept.push_back(hit);
        }
        return kept;
    };
    auto const exact = kept_of(found.exact);
    auto const alike = kept_of(found.alike);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            answer.by_type[m_types[i]] = counts[i];
    }
    answer.total = exact.size() + alike.size();
    answer.alike = alike.size();
    auto const wanted = std::min(request.offset + request.limit, answer.total);
    if (request.offset >= wanted)
        return answer;
    if (request.order != SearchOrder::relevance)
        answer.page = sorted(request, either_of(exact, alike), wanted);
    else if (exact.size() <= ranked_max)
        answer.page = ranked(within, words, exact, wanted);
    else
        answer.page = titles_first(words, exact, wanted);
    if (answer.page.size() < wanted)
        std::ranges::copy(
            nearest(found, alike, wanted - answer.page.size()), std::back_inserter(answer.page));
    answer.page.erase(
        answer.page.begin(), answer.page.begin() + static_cast<std::ptrdiff_t>(request.offset));
    for (auto const record : answer.page) {
        if (std::ranges::binary_search(found.alike, record))
            answer.page_alike.push_back(record);
    }
    std::ranges::sort(answer.page_alike);
    return answer;
}

// Of those that only sound alike and are among these, the nearest first.
std::vector<std::int64_t> Search::nearest(
    SearchHits const& found, Numbers const& among, std::size_t wanted)
{
    std::vector<std::pair<double, std::int64_t>> near;
    for (std::size_t i = 0; i < found.alike.size(); ++i) {
        if (std::ranges::binary_search(among, found.alike[i]))
            near.emplace_back(found.unlikeness[i], -found.alike[i]);
    }
    std::ranges::sort(near);
    std::vector<std::int64_t> page;
    for (auto const& [unlike, record] : near) {
        if (page.size() < wanted)
            page.push_back(-record);
    }
    return page;
}

namespace {

struct Scored {
    std::int64_t score = 0;
    std::int64_t record = 0;
};

std::vector<std::int64_t> best_of(std::vector<Scored> scored, std::size_t wanted)
{
    auto const end = scored.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, scored.size()));
    std::ranges::partial_sort(scored, end, [](Scored const& a, Scored const& b) {
        return std::tie(b.score, b.record) < std::tie(a.score, a.record);
    });
    std::vector<std::int64_t> best;
    for (auto one = scored.begin(); one != end; ++one)
        best.push_back(one->record);
    return best;
}

} // namespace

// How much each wanted term says: the fewer records in the scope have it, the more.
std::vector<double> Search::weights(SearchedScope& within, SearchWords const& words) const
{
    std::vector<double> weights;
    auto const all = static_cast<double>(records_in(within.scope));
    auto const one = words.wanted().size() == 1 && words.wanted().front().any.size() == 1;
    for (auto const& clause : words.wanted()) {
        for (auto const& term : clause.any) {
            auto const have = one ? 0 : static_cast<double>(in_index(within, term.match()).size());
            weights.push_back(one ? 1 : std::log(1 + (all - have + 0.5) / (have + 0.5)));
        }
    }
    return weights;
}

// The function `weight` of the index (layout.cpp) says how well a record fits, from its own text
// and these weights alone.
std::vector<std::int64_t> Search::ranked(
    SearchedScope& within, SearchWords const& words, Numbers const& hits, std::size_t wanted) const
{
    std::vector<Scored> scored;
    scored.reserve(hits.size());
    auto const* term = only_term(words);
    if (auto const fits = term ? within.fits.find(term->match()) : within.fits.end();
        fits != within.fits.end()) {
        auto const& weighed = within.looked_up.at(term->match());
        auto hit = hits.begin();
        for (std::size_t i = 0; i < weighed.size() && hit != hits.end(); ++i) {
            if (weighed[i] != *hit)
                continue;
            scored.push_back({ fits->second[i], *hit });
            ++hit;
        }
        return best_of(std::move(scored), wanted);
    }
    auto const weights = this->weights(within, words);
    auto const weight_bytes = bytes_of(weights);
    if (!within.scope.everything && hits.size() * asked_one_by_one < m_cards.size()) {
        auto query = m_database.query(
            "SELECT weight(words, ?2) FROM words WHERE words MATCH ?1 AND rowid = ?3");
        for (auto const hit : hits) {
            if (query.with(words.match(), weight_bytes, hit).next())
                scored.push_back({ query.integer(0), hit });
            query.again();
        }
        return best_of(std::move(scored), wanted);
    }
    auto query = m_database.query(
        "SELECT rowid, weight(words, ?2) FROM words WHERE words MATCH ?1 ORDER BY rowid");
    query.with(words.match(), weight_bytes);
    auto hit = hits.begin();
    while (hit != hits.end() && query.next()) {
        auto const record = query.integer(0);
        while (hit != hits.end() && *hit < record)
            ++hit;
        if (hit != hits.end() && *hit == record)
            scored.push_back({ query.integer(1), record });
    }
    return best_of(std::move(scored), wanted);
}

std::vector<std::int64_t> Search::titles_first(
    SearchWords const& words, Numbers const& hits, std::size_t wanted) const
{
    std::vector<std::int64_t> page;
    auto titles = m_database.query("SELECT rowid FROM words WHERE words MATCH ?1"
                                   " ORDER BY rowid DESC");
    titles.with("{title} : (" + words.match() + ")");
    Numbers in_title;
    while (page.size() < wanted && titles.next()) {
        if (std::ranges::binary_search(hits, titles.integer(0))) {
            page.push_back(titles.integer(0));
            in_title.push_back(titles.integer(0));
        }
    }
    std::ranges::reverse(in_title);
    for (auto hit = hits.rbegin(); hit != hits.rend() && page.size() < wanted; ++hit) {
        if (!std::ranges::binary_search(in_title, *hit))
            page.push_back(*hit);
    }
    return page;
}

std::vector<std::int64_t> Search::sorted(
    SearchRequest const& request, Numbers const& hits, std::size_t wanted) const
{
    struct Place {
        bool missing = false;
        std::string key;
        std::int64_t changed_at = 0;
        std::int64_t record = 0;
    };
    std::vector<Place> places;
    auto about = m_database.query("SELECT type, title, title_key, changed_at FROM record"
                                  " WHERE n = ?1");
    for (auto const hit : hits) {
        if (about.with(hit).next()) {
            auto& place = places.emplace_back();
            place.record = hit;
            place.changed_at = about.integer(3);
            if (request.order == SearchOrder::title) {
                place.key = request.collation_key ? request.collation_key(about.text(1))
                                                  : std::string(about.text(2));
            } else if (request.order == SearchOrder::date) {
                place.missing = true;
                auto const* field = date_of(m_tables.schemas().type(about.text(0)));
                auto const values = field
                    ? m_reading.values(hit, Reading::Which::current, field->key)
                    : std::vector<ValueRow> {};
                for (auto const& row : values) {
                    if (auto const value = log::parse_value(row.value)) {
                        place.key = std::max(place.key, schema::sort_key(*value));
                        place.missing = false;
                    }
                }
            }
        }
        about.again();
    }
    auto const end = places.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, places.size()));
    std::ranges::partial_sort(places, end, [&](Place const& a, Place const& b) {
        switch (request.order) {
        case SearchOrder::title:
            return std::tie(a.key, a.record) < std::tie(b.key, b.record);
        case SearchOrder::date:
            return std::tie(a.missing, b.key, b.record) < std::tie(b.missing, a.key, a.record);
        case SearchOrder::newest_change:
        case SearchOrder::relevance:
            break;
        }
        return std::tie(b.changed_at, b.record) < std::tie(a.changed_at, a.record);
    });
    std::vector<std::int64_t> page;
    for (auto place = places.begin(); place != end; ++place)
        page.push_back(place->record);
    return page;
}

} // namespace saksi::store
