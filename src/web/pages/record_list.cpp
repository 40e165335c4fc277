// The list of all records of one type.
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/places.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static bool may_add_from_list(Visit const& visit, schema::RecordType const& type)
{
    if (type.retired || type.key == "case")
        return false;
    if (type.home == schema::Home::opens_dossier)
        return visit.workspace.may(visit.actor, access::Deed::open_case);
    return type.home == schema::Home::shelf
        && static_cast<bool>(visit.workspace.check_may_use_shelf(visit.actor));
}

static Answer show(Visit& visit)
{
    auto const* type = TRY(visit.workspace.schemas().find(visit.request.path_variable("type")));
    auto const& t = visit.tongue;
    auto const base = Path("/records") / type->key;
    auto const query = list_query_of(visit.request, *type);
    auto const page = TRY(page_of_table(visit, *type, query));

    auto const narrowed = !query.filters.empty() || !query.words.empty();
    Html const empty = div(class_("empty"),
        p(class_("lead"),
            narrowed ? t.tr("Nothing fits these filters.") : t.tr("There is nothing here yet.")),
        when(narrowed, [&]() -> Html { return p(a(href_(base), t.tr("Take all filters off"))); }));
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(t.tr(type->label_plural)),
                when(!type->description.empty(),
                    [&]() -> Html { return p(class_("lead"), t.tr(type->description)); })),
            div(class_("actions"),
                when(type->home == schema::Home::commons
                        && visit.workspace.may_write(
                            visit.actor, visit.workspace.commons(), type->key),
                    [&]() -> Html {
                        return a(class_("button"), href_(base / "new"),
                            t.format("Add: {}", t.tr(type->label)));
                    }),
                when(type->key == "case"
                        && visit.workspace.may(visit.actor, access::Deed::open_case),
                    [&]() -> Html {
                        return a(class_("button primary"), href_(Path("/cases/new")),
                            t.tr("Open a case"));
                    }),
                when(may_add_from_list(visit, *type),
                    [&]() -> Html {
                        return a(class_("button primary"), href_(base / "new"),
                            t.format("Add: {}", t.tr(type->label)));
                    }))),
        lists_beside(visit, *type),
        div(class_("with-facets"), facet_panel(visit, *type, query, base),
            section(
                p(class_("muted"), role_("status"),
                    t.format_n("{n} record", "{n} records", static_cast<std::int64_t>(page.total))),
                page.rows.empty() ? empty : record_table(visit, *type, query, page, base),
                pager(visit, query, page.total, base), when(!page.rows.empty(), [&]() -> Html {
                    return p(class_("small"), t.tr("Take this list along:"), " ",
                        a(href_(list_path(base / "export" / "csv", query)), "CSV"), " · ",
                        a(href_(list_path(base / "export" / "xlsx", query)), "XLSX"), " · ",
                        a(href_(list_path(base / "export" / "json", query)), "JSON"),
                        when(type->home != schema::Home::commons, [&]() -> Html {
                            return fragment(" ",
                                span(class_("muted"),
                                    t.tr("Not encrypted, and for yourselves: what is passed on is "
                                         "handed out on the page of its case, where consent is "
                                         "asked.")));
                        }));
                }))));
    return page_of(
        visit, { .title = std::string(t.tr(type->label_plural)), .place = place_of(*type) }, body);
}

Page record_list()
{
    return { .path = "/records/{type}", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
