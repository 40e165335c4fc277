// What sounds like the words of a search.
#include "store/search.hpp"

#include <algorithm>
#include <ranges>

namespace saksi::store {

bool Search::covers(Scope const& scope, std::int64_t record) const
{
    if (scope.everything)
        return true;
    ensure_cards();
    auto const card = std::ranges::lower_bound(m_cards, record, {}, &Card::record);
    return card != m_cards.end() && card->record == record && scope.covers(card->dossier);
}

Search::Alike Search::sounding_like(Scope const& scope, std::vector<Sound> const& sounds) const
{
    Alike found;
    auto const take = [&](Query& query, Sound const& asked, bool open) {
        // Rows come sorted by their spelling: each is compared once.
        std::string spelled;
        double unlike = 0;
        double most = 0;
        while (query.next()) {
            if (query.text(0) != spelled || spelled.empty()) {
                spelled = query.text(0);
                unlike = unlikeness(asked.spelled, spelled, open);
                most = unlikeness_max(asked.spelled, spelled);
            }
            if (unlike <= most && covers(scope, query.integer(1)))
                found.emplace_back(query.integer(1), unlike);
        }
    };
    for (auto const& sound : sounds) {
        auto words = m_database.query(
            "SELECT spelled, record FROM alike WHERE bones = ?1 ORDER BY spelled");
        take(words.with(sound.bones), sound, false);
        // Of a run without spaces it may be the beginning; one letter would be any.
        if (sound.bones.size() < 2)
            continue;
        auto runs = m_database.query("SELECT spelled, record FROM alike"
                                     " WHERE bones >= ?1 AND bones < ?2");
        auto const from = std::string(1, run_mark) + sound.bones;
        take(runs.with(from, from + "\x7f"), sound, true);
    }
    std::ranges::sort(found);
    auto const doubles = std::ranges::unique(found, {}, &std::pair<std::int64_t, double>::first);
    found.erase(doubles.begin(), doubles.end());
    return found;
}

// A typed word may be several: Dae-jung. Then all of them are wanted.
Search::Alike Search::sounding_like(Scope const& scope, SearchWords::Term const& term) const
{
    if (term.quoted || term.prefix || !term.fields.empty())
        return {};
    std::optional<Alike> all;
    for (auto const& sounds : sounds_asked(term.raw)) {
        auto found = sounding_like(scope, sounds);
        if (all) {
            Alike both;
            auto other = found.begin();
            for (auto const& [record, unlike] : *all) {
                while (other != found.end() && other->first < record)
                    ++other;
                if (other != found.end() && other->first == record)
                    both.emplace_back(record, unlike + other->second);
            }
            found = std::move(both);
        }
        all = std::move(found);
    }
    return all.value_or(Alike {});
}

// What has in each clause the word itself or what sounds like it. Whoever has every word is found
// already, so that in one clause at least it is the sound.
Search::Alike Search::sounding_like_all(
    SearchedScope& within, SearchWords const& words, std::vector<Alike> const& of_clauses) const
{
    if (of_clauses.size() == 1)
        return of_clauses.front();
    Numbers some;
    for (auto const& alike : of_clauses)
        std::ranges::copy(alike | std::views::keys, std::back_inserter(some));
    std::ranges::sort(some);
    auto const doubles = std::ranges::unique(some);
    some.erase(doubles.begin(), doubles.end());
    Alike all;
    for (auto const record : some)
        all.emplace_back(record, 0);
    for (std::size_t i = 0; i < of_clauses.size(); ++i) {
        auto const exact = having_any_of(within, words.wanted()[i], some);
        Alike both;
        for (auto const& [record, unlike] : all) {
            auto const other = std::ranges::lower_bound(
                of_clauses[i], record, {}, &std::pair<std::int64_t, double>::first);
            if (std::ranges::binary_search(exact, record))
                both.emplace_back(record, unlike);
            else if (other != of_clauses[i].end() && other->first == record)
                both.emplace_back(record, unlike + other->second);
        }
        all = std::move(both);
    }
    return all;
}

} // namespace saksi::store
