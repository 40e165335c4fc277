// One search box over everything within reach, in any script.
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::SearchHit;
using workspace::SearchPage;
using workspace::SearchQuery;

namespace {

constexpr std::size_t hits_per_page = 20;

Html hit(Visit const& visit, SearchHit const& found)
{
    auto const& t = visit.tongue;
    auto const* type = found.record.type;
    return li(h3(a(href_(record_path(found.record.id)), bdi(found.record.title))),
        p(class_("meta"), type ? t.tr(type->label) : std::string_view(found.record.type_key)),
        p(class_("snippet"), dir_("auto"),
            each(found.snippet, [](render::Out& out, workspace::SnippetPart const& part) {
                if (part.match)
                    out(mark(part.text));
                else
                    out(part.text);
            })));
}

Html kinds(Visit const& visit, SearchPage const& page, SearchQuery const& query)
{
    auto const& t = visit.tongue;
    auto path = [&](std::string_view type) {
        return Path("/search").with("q", query.words).with("type", type);
    };
    return aside(class_("facets"), aria_label_(t.tr("Filter")), h2(t.tr("Kind")),
        ul(li(a(href_(Path("/search").with("q", query.words)),
               aria_current_("true").only_if(query.type.empty()), t.tr("Everything"))),
            each(page.by_type, [&](workspace::FacetCount const& one) -> Html {
                auto const* type = visit.workspace.schemas().type(one.text);
                return li(
                    a(href_(path(one.text)), aria_current_("true").only_if(one.text == query.type),
                        type ? t.tr(type->label_plural) : std::string_view(one.text), " ",
                        span(class_("count"), one.count)));
            })));
}

Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    std::size_t const page_number = std::max<std::int64_t>(
        1, std::atoll(std::string(visit.request.query_value("page")).c_str()));
    SearchQuery const query { .words = std::string(visit.request.query_value("q")),
        .type = std::string(visit.request.query_value("type")),
        .offset = (std::min<std::size_t>(page_number, 1000) - 1) * hits_per_page,
        .limit = hits_per_page };
    auto const title = query.words.empty() ? std::string(t.tr("Search"))
                                           : t.format("Search: {}", query.words);
    Html results;
    if (!query.words.empty()) {
        auto const page = TRY(visit.workspace.search(visit.reach, query));
        auto at = [&](std::size_t number) {
            return Path("/search")
                .with("q", query.words)
                .with("type", query.type)
                .with("page", number);
        };
        Html const none = div(class_("empty"), h2(t.tr("Nothing found")),
            p(t.tr("Try fewer words, another spelling, or the beginning of a word with a star: "
                   "kathm*")));
        for (auto const& found : page.hits)
            visit.workspace.note_look(visit.reach, workspace::Look::list, found.record);
        Html const list = fragment(
            ol(class_("results"),
                each(page.hits, [&](SearchHit const& found) -> Html { return hit(visit, found); })),
            when(page.total > hits_per_page, [&]() -> Html {
                return nav(class_("pagination"), aria_label_(t.tr("Pages")),
                    when(query.offset > 0,
                        [&]() -> Html {
                            return a(
                                class_("button"), href_(at(page_number - 1)), t.tr("Previous"));
                        }),
                    span(t.format("Page {} of {}", page_number,
                        (page.total + hits_per_page - 1) / hits_per_page)),
                    when(query.offset + hits_per_page < page.total, [&]() -> Html {
                        return a(class_("button"), href_(at(page_number + 1)), t.tr("Next"));
                    }));
            }));
        results = div(class_("with-facets"), kinds(visit, page, query),
            div(p(class_("muted"), role_("status"),
                    t.format_n("{n} result", "{n} results", static_cast<std::int64_t>(page.total))),
                page.hits.empty() ? none : list));
    }
    Html const body = fragment(h1(t.tr("Search")),
        render::tags::form(class_("filters"), method_("get"), action_(Path("/search")),
            role_("search"), aria_label_(t.tr("Search")),
            label(t.tr("Words"), " ",
                input(type_("search"), name_("q"), value_(query.words), dir_("auto"),
                    autofocus_(query.words.empty()))),
            button(class_("primary"), type_("submit"), t.tr("Search"))),
        p(class_("hint"),
            t.tr("All words are wanted. \"Words in quotes\" stand together, a star ends a "
                 "beginning (kathm*), a minus leaves out (-police).")),
        results);
    return page_of(visit, { .title = title }, body);
}

} // namespace

Page search()
{
    return { .path = "/search", .show = show };
}

} // namespace saksi::web::pages
