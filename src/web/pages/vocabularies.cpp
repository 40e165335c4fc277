// The vocabularies: what can be chosen, where it comes from.
#include "web/layout.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const vocabularies = visit.workspace.schemas().vocabularies();
    return page_of(visit,
        { .title = std::string(t.tr("Vocabularies")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        fragment(h1(t.tr("Vocabularies")),
            p(class_("lead"),
                t.tr("The lists to choose from, with what each term means and where it comes "
                     "from.")),
            div(class_("table-wrap"), tabindex_(0), role_("region"),
                aria_label_(t.tr("Vocabularies")),
                table(thead(tr(th(scope_("col"), t.tr("Vocabulary")),
                          th(scope_("col"), class_("number"), t.tr("Terms")),
                          th(scope_("col"), t.tr("Where it comes from")))),
                    tbody(each(vocabularies, [&](schema::Vocabulary const& one) -> Html {
                        return tr(th(scope_("row"),
                                      a(href_(Path("/vocabularies") / one.key), t.tr(one.label))),
                            td(class_("number"),
                                t.number(static_cast<std::int64_t>(one.terms.size()))),
                            td(t.tr(one.source)));
                    }))))));
}

Page vocabularies()
{
    return { .path = "/vocabularies", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
