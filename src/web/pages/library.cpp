// Decisions on torture: filters beside the list, words above it.
#include "web/layout.hpp"
#include "web/widgets/decision_list.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Answer show(Visit& visit)
{
    auto const* type = TRY(visit.workspace.schemas().find("decision"));
    auto const& t = visit.tongue;
    Path const base("/library");
    auto query = list_query_of(visit.request, *type);
    if (query.sort.empty()) {
        query.sort = "date"; // The latest first, as a lawyer looks for them.
        query.descending = true;
    }
    auto const page = TRY(visit.workspace.list(visit.reach, query));
    auto const all_empty = page.total == 0 && query.filters.empty();
    Html const nothing = div(class_("empty"),
        h2(all_empty ? t.tr("No decisions yet") : t.tr("Nothing fits these filters.")),
        p(all_empty ? t.tr("The reference packs that come with Saksi hold decisions from Asia.")
                    : t.tr("Take one off to see more.")),
        div(class_("actions"),
            a(class_("button"), href_(all_empty ? Path("/import") : base),
                all_empty ? t.tr("Import the reference packs") : t.tr("Take all filters off"))));
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(t.tr("Library")),
                p(class_("lead"),
                    t.tr("Decisions on torture and ill-treatment by committees and courts."))),
            div(class_("actions"),
                when(visit.workspace.may(visit.actor, access::Deed::publish),
                    [&]() -> Html {
                        return a(class_("button"),
                            href_(list_path(Path("/publications/new"), query)),
                            t.tr("Make a book of these"));
                    }),
                when(visit.workspace.may_write(visit.actor, visit.workspace.commons(), "decision"),
                    [&]() -> Html {
                        return a(class_("button quiet"), href_(Path("/records/decision/new")),
                            t.tr("Add a decision"));
                    }),
                a(class_("button quiet"), href_(Path("/records/forum_law")),
                    t.tr("Laws on universal jurisdiction")))),
        render::tags::form(class_("filters"), method_("get"), action_(Path("/search")),
            role_("search"), aria_label_(t.tr("Words in the decisions")),
            input(type_("hidden"), name_("type"), value_("decision")),
            label(t.tr("Words in the decisions"), " ",
                input(type_("search"), name_("q"), dir_("auto"))),
            button(type_("submit"), t.tr("Search"))),
        div(class_("with-facets"), facet_panel(visit, *type, query, base),
            div(h2(class_("hidden"), t.tr("Decisions")),
                div(class_("list-head"),
                    p(class_("muted"), role_("status"),
                        t.format_n("{n} decision", "{n} decisions",
                            static_cast<std::int64_t>(page.total))),
                    when(!page.rows.empty(),
                        [&]() -> Html { return order_choice(visit, *type, query, base); })),
                page.rows.empty() ? nothing : decision_list(visit, page),
                pager(visit, query, page.total, base))));
    return page_of(visit, { .title = std::string(t.tr("Library")), .place = Place::library }, body);
}

Page library()
{
    return { .path = "/library", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
