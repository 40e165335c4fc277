// All cases within reach.
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Answer show(Visit& visit)
{
    auto const* type = TRY(visit.workspace.schemas().find("case"));
    auto const& t = visit.tongue;
    Path const base("/cases");
    auto const query = list_query_of(visit.request, *type);
    auto const page = TRY(page_of_table(visit, *type, query));
    auto const opens = visit.workspace.may(visit.actor, access::Deed::open_case);
    auto const actions = [&]() -> Html {
        return div(class_("actions"),
            a(class_("button primary"), href_(Path("/cases/quick")), t.tr("Someone came in")),
            a(class_("button"), href_(Path("/cases/new")), t.tr("Open a case")));
    };
    Html const empty = div(class_("empty"), h2(t.tr("No cases yet")),
        p(t.tr("A case holds who was harmed, what happened, who is said to have done it, and on "
               "which source. Whoever opens it says who else may see it.")),
        opens ? actions() : Html(p(t.tr("Cases that a colleague gives you appear here."))));
    Html const list = div(class_("with-facets"), facet_panel(visit, *type, query, base),
        div(p(class_("muted"), role_("status"),
                t.format_n("{n} case", "{n} cases", static_cast<std::int64_t>(page.total))),
            record_table(visit, *type, query, page, base), pager(visit, query, page.total, base)));
    Html const body = fragment(div(class_("page-head"), h1(t.tr("Cases")), when(opens, actions)),
        page.total == 0 && query.filters.empty() ? empty : list);
    return page_of(visit, { .title = std::string(t.tr("Cases")), .place = Place::cases }, body);
}

Page cases()
{
    return { .path = "/cases", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
