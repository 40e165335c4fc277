// Finding records by words: what was typed, the hits with why they are hits, and what to try when
// there are none.
#include "base/text.hpp"
#include "base/zawgyi.hpp"
#include "schema/typed.hpp"
#include "workspace/desk.hpp"

#include <algorithm>
#include <ranges>

namespace saksi::workspace {

static constexpr std::size_t snippet_bytes = 240;

// Names of fields: "birth_date", "Born", "date_of_birth", and what the face calls them.
store::SearchWords::FieldsNamed Workspace::Desk::field_names(
    std::function<std::string_view(Label)> const& labels) const
{
    return [&schemas = schemas(), labels](std::string_view typed) {
        auto const plain = [](std::string_view name) {
            auto key = folded(name);
            std::ranges::replace(key, '_', ' ');
            std::ranges::replace(key, '-', ' ');
            return key;
        };
        auto const name = plain(typed);
        std::vector<std::string> keys;
        for (auto const& type : schemas.types()) {
            for (auto const& field : type.fields) {
                if ((plain(field.key) == name || plain(field.label.text()) == name
                        || (labels && plain(labels(field.label)) == name))
                    && std::ranges::find(keys, field.key) == keys.end())
                    keys.push_back(field.key);
            }
        }
        return keys;
    };
}

// The words of a text that sound like one of these, as matches.
static void find_alike(std::string_view text, std::vector<std::vector<store::Sound>> const& sounds,
    store::SearchWords::Found& found)
{
    constexpr std::size_t text_bytes_max = 512; // Names stand in short texts.
    if (text.size() > text_bytes_max)
        return;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find_first_of(" \n,;", begin), text.size());
        auto const of_word = store::sounds_of(text.substr(begin, end - begin));
        auto const fits = [&](auto const& asked) { return store::sounds_like(asked, of_word); };
        if (std::ranges::any_of(sounds, fits))
            found.ranges.push_back({ begin, end });
        begin = end + 1;
    }
    found.clauses += !found.ranges.empty();
    std::ranges::sort(found.ranges, {}, &store::SearchWords::Found::Range::begin);
}

// Which fields of a hit have the words, and a piece of the one with most of them.
SearchHit Workspace::Desk::search_hit(
    store::RecordRow row, store::SearchWords const& words, bool alike) const
{
    SearchHit hit {
        .record = view_of(std::move(row)), .fields = {}, .snippet = {}, .told = {}, .alike = alike
    };
    std::vector<std::vector<store::Sound>> sounds;
    for (auto const& clause : words.wanted()) {
        for (auto const& term : clause.any) {
            if (alike && !term.quoted && !term.prefix)
                std::ranges::copy(store::sounds_asked(term.raw), std::back_inserter(sounds));
        }
    }
    std::string best;
    std::string best_field;
    store::SearchWords::Found best_found;
    for (auto const& stated : hit.record.values) {
        if (!stated.value)
            continue;
        auto text = schema::searchable_text(schemas(), *stated.value);
        auto found = words.found_in(text, stated.field);
        if (alike)
            find_alike(text, sounds, found);
        auto const better = found.clauses > best_found.clauses;
        if (found.clauses > 0 && std::ranges::find(hit.fields, stated.field) == hit.fields.end())
            hit.fields.insert(better ? hit.fields.begin() : hit.fields.end(), stated.field);
        if (better || best.empty()) {
            best = std::move(text);
            best_field = stated.field;
            best_found = std::move(found);
        }
    }
    hit.told = hit.fields;
    hit.told.push_back(best_field);
    if (hit.record.type)
        std::ranges::copy(hit.record.type->title_fields, std::back_inserter(hit.told));
    for (auto& part : store::SearchWords::marked(best, best_found, snippet_bytes))
        hit.snippet.push_back({ std::move(part.text), part.match });
    return hit;
}

// Where nothing was found: what would find something.
void Workspace::Desk::suggest(store::SearchedScope& within, store::SearchWords const& words,
    store::SearchWords::FieldsNamed const& names, SearchPage& page) const
{
    auto const& search = store->search();
    auto const count = [&](std::string const& typed) {
        return search.matching(within, store::SearchWords::parse(typed, names)).size();
    };
    std::string nearly;
    for (auto const& clause : std::views::reverse(words.wanted())) {
        for (auto const& term : std::views::reverse(clause.any)) {
            if (term.prefix
                || !search.matching(within, store::SearchWords::parse(term.raw)).empty())
                continue;
            if (auto const other = search.nearly(within, term))
                nearly = nearly.empty()
                    ? words.with_instead(term, *other)
                    : nearly.substr(0, term.begin) + *other + nearly.substr(term.end);
        }
    }
    if (auto const total = nearly.empty() ? 0 : count(nearly))
        page.nearly = { .words = nearly, .left_out = {}, .total = total };
    if (words.wanted().size() < 2)
        return;
    for (auto const& clause : words.wanted()) {
        auto fewer = words.without(clause);
        if (auto const total = count(fewer)) {
            page.fewer.push_back({ std::move(fewer),
                std::string(words.typed().substr(clause.begin, clause.end - clause.begin)),
                total });
        }
    }
}

Result<SearchPage> Workspace::search(Reach const& reach, SearchQuery const& query) const
{
    auto const names = m_desk->field_names(query.labels);
    auto const words = store::SearchWords::parse(in_unicode(query.words), names);
    auto const scope = m_desk->scope(reach);
    store::SearchRequest request { .type = query.type,
        .among = {},
        .order = query.order,
        .collation_key = query.collation_key,
        .offset = query.offset,
        .limit = query.limit };
    if (!query.type.empty()) {
        auto const list = TRY(
            list_request(reach, { .type = query.type, .filters = query.filters }));
        if (!query.filters.empty())
            request.among = m_desk->store->reading().chosen(scope, list);
    }
    store::SearchedScope within { scope };
    auto const answer = m_desk->store->search().find(within, words, request);
    SearchPage page { .total = answer.total, .alike = answer.alike, .hits = {}, .by_type = {} };
    std::ranges::copy(words.remarks(), std::back_inserter(page.remarks));
    for (auto const& [type, count] : answer.by_type)
        page.by_type.push_back({ .text = type, .count = count });
    std::ranges::stable_sort(page.by_type, std::ranges::greater {}, &FacetCount::count);
    for (auto const number : answer.page) {
        if (auto row = m_desk->store->reading().record_numbered(number)) {
            auto const alike = std::ranges::binary_search(answer.page_alike, number);
            page.hits.push_back(m_desk->search_hit(*std::move(row), words, alike));
        }
    }
    if (page.by_type.empty() && !words.empty())
        m_desk->suggest(within, words, names, page);
    return page;
}

} // namespace saksi::workspace
