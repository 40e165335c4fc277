#include "store/search.hpp"

#include <algorithm>

namespace saksi::store {

Numbers Search::matching(SearchWords const& words) const
{
    Numbers hits;
    if (words.empty())
        return hits;
    auto query = m_database.query("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid");
    query.with(words.match());
    while (query.next())
        hits.push_back(query.integer(0));
    return hits;
}

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

SearchAnswer Search::find(
    Scope const& scope, SearchWords const& words, SearchRequest const& request) const
{
    SearchAnswer answer;
    auto const all_hits = matching(words);
    ensure_cards();

    std::vector<std::size_t> counts(m_types.size());
    Numbers hits;
    auto card = m_cards.begin();
    for (auto const hit : all_hits) {
        while (card != m_cards.end() && card->record < hit)
            ++card;
        if (card == m_cards.end() || card->record != hit || !scope.covers(card->dossier))
            continue;
        ++counts[card->type];
        auto const of_type = request.type.empty() || m_types[card->type] == request.type;
        if (of_type && (!request.among || std::ranges::binary_search(*request.among, hit)))
            hits.push_back(hit);
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            answer.by_type[m_types[i]] = counts[i];
    }
    answer.total = hits.size();
    auto const wanted = std::min(request.offset + request.limit, hits.size());
    if (request.offset < wanted) {
        answer.page = in_order(words, hits, all_hits.size(), wanted);
        answer.page.erase(
            answer.page.begin(), answer.page.begin() + static_cast<std::ptrdiff_t>(request.offset));
    }
    return answer;
}

std::vector<std::int64_t> Search::in_order(
    SearchWords const& words, Numbers const& hits, std::size_t all_hits, std::size_t wanted) const
{
    std::vector<std::int64_t> page;
    auto const is_hit = [&](std::int64_t record) {
        return std::ranges::binary_search(hits, record);
    };
    if (all_hits <= ranked_max) {
        // Words in a title weigh more than words in a long text.
        auto query = m_database.query("SELECT rowid FROM words WHERE words MATCH ?1"
                                      " ORDER BY bm25(words, 8.0, 1.0), rowid DESC");
        query.with(words.match());
        while (page.size() < wanted && query.next()) {
            if (is_hit(query.integer(0)))
                page.push_back(query.integer(0));
        }
        return page;
    }
    auto titles = m_database.query(
        "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2");
    titles.with("{title} : (" + words.match() + ")", ranked_max);
    Numbers in_title;
    while (page.size() < wanted && titles.next()) {
        if (is_hit(titles.integer(0))) {
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

} // namespace saksi::store
