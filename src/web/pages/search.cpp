// One search box over everything within reach, in any script.
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/saved_searches.hpp"

#include <array>
#include <charconv>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::OtherWords;
using workspace::SearchHit;
using workspace::SearchOrder;
using workspace::SearchPage;
using workspace::SearchQuery;
using workspace::SearchRemark;

namespace {

constexpr std::size_t hits_per_page = 20;
constexpr std::size_t page_max = 100'000;
constexpr std::size_t fields_shown_max = 3;

struct Order {
    SearchOrder order;
    std::string_view key; // In addresses; empty for the one that is taken without asking.
    Message label;
};
constexpr std::array<Order, 4> orders { {
    { SearchOrder::relevance, "", N_("best first") },
    { SearchOrder::newest_change, "changed", N_("last changed first") },
    { SearchOrder::date, "date", N_("latest date first") },
    { SearchOrder::title, "title", N_("by title") },
} };

struct Asked {
    SearchQuery query;
    std::string_view order_key;
    std::size_t page = 1;

    Path at(std::string_view words, std::string_view type, std::size_t number = 1) const
    {
        auto path = Path("/search").with("q", words);
        if (!type.empty())
            path = path.with("type", type);
        if (!order_key.empty())
            path = path.with("sort", order_key);
        return number > 1 ? path.with("page", number) : path;
    }
};

Asked asked_in(Visit const& visit)
{
    auto const& t = visit.tongue;
    Asked asked { .query = { .words = std::string(visit.request.query_value("q")),
                      .type = std::string(visit.request.query_value("type")),
                      .labels = [&t](Label label) { return t.tr(label); },
                      .collation_key = [&t](std::string_view title) { return t.sort_key(title); },
                      .limit = hits_per_page },
        .order_key = {} };
    // A kind that nobody knows narrows nothing.
    if (!visit.workspace.schemas().type(asked.query.type))
        asked.query.type.clear();
    for (auto const& order : orders) {
        if (order.key == visit.request.query_value("sort")) {
            asked.query.order = order.order;
            asked.order_key = order.key;
        }
    }
    auto const number = visit.request.query_value("page");
    std::from_chars(number.data(), number.data() + number.size(), asked.page);
    asked.page = std::clamp<std::size_t>(asked.page, 1, page_max);
    asked.query.offset = (asked.page - 1) * hits_per_page;
    return asked;
}

// Where the words stand, for those who wonder why this was found.
std::string found_in(Visit const& visit, SearchHit const& found)
{
    auto const& t = visit.tongue;
    std::vector<std::string> labels;
    for (auto const& key : found.fields) {
        auto const* field = found.record.type ? found.record.type->find(key) : nullptr;
        if (labels.size() < fields_shown_max)
            labels.emplace_back(field ? t.tr(field->label) : std::string_view(key));
    }
    return t.list(labels);
}

Html hit(Visit const& visit, SearchHit const& found)
{
    auto const& t = visit.tongue;
    auto const* type = found.record.type;
    auto const where = found_in(visit, found);
    return li(h2(a(href_(record_path(found.record.id)), bdi(found.record.title))),
        p(class_("meta"), type ? t.tr(type->label) : std::string_view(found.record.type_key),
            when(!where.empty(),
                [&]() -> Html { return fragment(" · ", t.format("found in: {}", where)); }),
            when(found.alike,
                [&]() -> Html {
                    return fragment(
                        " ", span(class_("chip warn"), t.tr("sounds alike, or in another script")));
                })),
        p(class_("snippet"), dir_("auto"),
            each(found.snippet, [](render::Out& out, workspace::SnippetPart const& part) {
                if (part.match)
                    out(mark(part.text));
                else
                    out(part.text);
            })));
}

Html kinds(Visit const& visit, SearchPage const& page, Asked const& asked)
{
    auto const& t = visit.tongue;
    auto const& query = asked.query;
    if (page.by_type.empty())
        return {};
    auto const* chosen = visit.workspace.schemas().type(query.type);
    return aside(aria_label_(t.tr("Filter")),
        details(class_("facets"), open_(), summary(t.tr("Kind")), h2(t.tr("Kind")),
            ul(li(a(href_(asked.at(query.words, "")), aria_current_("true").only_if(!chosen),
                   t.tr("Everything"))),
                each(page.by_type,
                    [&](workspace::FacetCount const& one) -> Html {
                        auto const* type = visit.workspace.schemas().type(one.text);
                        return li(a(href_(asked.at(query.words, one.text)),
                            aria_current_("true").only_if(type && type == chosen),
                            type ? t.tr(type->label_plural) : std::string_view(one.text), " ",
                            span(class_("count"), one.count)));
                    }))),
        when(chosen && page.total > 0, [&]() -> Html {
            return p(class_("small"),
                a(href_((Path("/records") / chosen->key).with("words", query.words)),
                    t.tr("As a list with filters")));
        }));
}

Html remarks(Visit const& visit, SearchPage const& page)
{
    auto const& t = visit.tongue;
    if (page.remarks.empty())
        return {};
    return div(class_("flash"), role_("status"),
        each(page.remarks, [&](SearchRemark const& remark) -> Html {
            switch (remark.kind) {
            case SearchRemark::Kind::unknown_field:
                return p(t.html("No field is called {name}, so it was looked for as a word. Fields "
                                "are called as in the forms.",
                    render::arg("name", Html(bdi(remark.text)))));
            case SearchRemark::Kind::only_excluded:
                return p(t.tr("A minus only leaves out. Write also what is to be found."));
            case SearchRemark::Kind::cut:
                return p(t.tr("This is very long. Only the beginning was looked for."));
            }
            return {};
        }));
}

// How to ask, with examples that are looked for when they are pressed.
Html how_to_ask(Visit const& visit, bool open)
{
    auto const& t = visit.tongue;
    struct Way {
        std::string_view typed;
        Message finds;
    };
    static constexpr std::array<Way, 8> ways { {
        { "torture committee", N_("records that have both words, in any order") },
        { "\"prompt and impartial\"", N_("words that stand together, exactly so") },
        { "kathm*", N_("words that begin like this") },
        { "torture -police", N_("the first word without the second; NOT police means the same") },
        { "detention OR custody", N_("one of the two, or both") },
        { "name:asha", N_("a word in one field; fields are called as in the forms") },
        { "\"place of birth\":patan", N_("the same where the field's name has several words") },
        { "shrestha", N_("names also in other spellings and scripts: श्रेष्ठ") },
    } };
    return details(open_(open), summary(t.tr("How to ask")),
        dl(class_("facts"), each(ways, [&](Way const& way) -> Html {
            return fragment(
                dt(a(href_(Path("/search").with("q", way.typed)), render::tags::code(way.typed))),
                dd(t.tr(way.finds)));
        })));
}

Html nothing_found(Visit const& visit, SearchPage const& page, Asked const& asked)
{
    auto const& t = visit.tongue;
    auto const& query = asked.query;
    std::size_t elsewhere = 0;
    for (auto const& one : page.by_type)
        elsewhere += one.count;
    auto const counted = [&](std::size_t total) {
        return t.format_n("{n} result", "{n} results", static_cast<std::int64_t>(total));
    };
    Html ways;
    if (elsewhere > 0)
        ways += Html(p(a(href_(asked.at(query.words, "")), t.tr("Look in all kinds")), " ",
            span(class_("muted"), counted(elsewhere))));
    if (page.nearly)
        ways += Html(
            li(t.html("Did you mean {words}?",
                   render::arg("words",
                       Html(a(href_(asked.at(page.nearly->words, "")), bdi(page.nearly->words))))),
                " ", span(class_("muted"), counted(page.nearly->total))));
    for (auto const& fewer : page.fewer)
        ways += Html(
            li(a(href_(asked.at(fewer.words, "")), t.format("Without “{}”", fewer.left_out)), " ",
                span(class_("muted"), counted(fewer.total))));
    return div(class_("empty"), h2(t.tr("Nothing found")),
        when(!ways.empty(), [&]() -> Html { return ways; }),
        p(t.tr("Try fewer words, another spelling, or the beginning of a word with a star: "
               "kathm*")));
}

Html paging(Visit const& visit, SearchPage const& page, Asked const& asked)
{
    auto const& t = visit.tongue;
    auto const& query = asked.query;
    if (page.total <= hits_per_page)
        return {};
    auto at = [&](std::size_t number) { return asked.at(query.words, query.type, number); };
    return nav(class_("pagination"), aria_label_(t.tr("Pages")),
        when(query.offset > 0,
            [&]() -> Html {
                return a(
                    class_("button"), rel_("prev"), href_(at(asked.page - 1)), t.tr("Previous"));
            }),
        span(t.format(
            "Page {} of {}", asked.page, (page.total + hits_per_page - 1) / hits_per_page)),
        when(query.offset + hits_per_page < page.total, [&]() -> Html {
            return a(class_("button"), rel_("next"), href_(at(asked.page + 1)), t.tr("Next"));
        }));
}

Html answer_of(Visit const& visit, SearchPage const& page, Asked const& asked)
{
    auto const& t = visit.tongue;
    auto count = t.format_n("{n} result", "{n} results", static_cast<std::int64_t>(page.total));
    if (page.alike > 0)
        count += " · "
            + t.format_n("{n} of them only sounds alike", "{n} of them only sound alike",
                static_cast<std::int64_t>(page.alike));
    return fragment(remarks(visit, page),
        div(class_("with-facets"), kinds(visit, page, asked),
            div(p(class_("muted"), role_("status"), count),
                page.hits.empty()
                    ? nothing_found(visit, page, asked)
                    : Html(ol(class_("results"),
                          each(page.hits,
                              [&](SearchHit const& found) -> Html { return hit(visit, found); }))),
                paging(visit, page, asked))));
}

// Before anything is asked: how to, and what there is.
Html what_there_is(Visit const& visit)
{
    auto const& t = visit.tongue;
    struct Kind {
        schema::RecordType const* type;
        std::size_t count;
    };
    std::vector<Kind> kinds;
    for (auto const& type : visit.workspace.schemas().types()) {
        if (auto const count = visit.workspace.count(visit.reach, type.key))
            kinds.push_back({ &type, count });
    }
    if (kinds.empty())
        return {};
    return section(
        h2(t.tr("What there is")), ul(class_("chips"), each(kinds, [&](Kind const& one) -> Html {
            return li(a(class_("chip"), href_(Path("/records") / one.type->key),
                t.tr(one.type->label_plural), " ", span(class_("count"), one.count)));
        })));
}

Html box(Visit const& visit, Asked const& asked)
{
    auto const& t = visit.tongue;
    return render::tags::form(class_("filters"), method_("get"), action_(Path("/search")),
        role_("search"), aria_label_(t.tr("Search")),
        label(t.tr("Words"), " ",
            input(type_("search"), name_("q"), value_(asked.query.words), dir_("auto"),
                autofocus_(asked.query.words.empty()))),
        label(t.tr("Order"), " ",
            select(name_("sort"),
                each(orders,
                    [&](Order const& order) -> Html {
                        return option(value_(order.key), selected_(order.key == asked.order_key),
                            t.tr(order.label));
                    }))),
        when(!asked.query.type.empty(),
            [&]() -> Html {
                return input(type_("hidden"), name_("type"), value_(asked.query.type));
            }),
        button(class_("primary"), type_("submit"), t.tr("Search")));
}

Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const asked = asked_in(visit);
    auto const& words = asked.query.words;
    Html results;
    if (words.empty()) {
        results = what_there_is(visit);
    } else {
        auto const page = TRY(visit.workspace.search(visit.reach, asked.query));
        for (auto const& found : page.hits)
            visit.workspace.note_look(visit.reach, workspace::Look::list, found.record, found.told);
        results = answer_of(visit, page, asked);
    }
    Html const body = fragment(h1(t.tr("Search")), box(visit, asked),
        how_to_ask(visit, words.empty()), saved_searches(visit, words), results);
    return page_of(visit,
        { .title = words.empty() ? std::string(t.tr("Search")) : t.format("Search: {}", words) },
        body);
}

} // namespace

Page search()
{
    return { .path = "/search", .show = show };
}

} // namespace saksi::web::pages
