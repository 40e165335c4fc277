// For administrators: who looked at what in cases of others, and when the recovery code was used.
#include "web/layout.hpp"
#include "web/widgets/look_table.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static constexpr std::size_t looks_shown = 500;

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const looks = TRY(visit.workspace.looks(visit.actor, {}, looks_shown));
    auto const recoveries = TRY(visit.workspace.recovery_uses(visit.actor));
    Html const body = fragment(h1(t.tr("Who looked at what")),
        p(class_("lead"),
            t.tr("Every time that somebody sees something sealed in a case that somebody else "
                 "opened is noted, by the hour, and every export, also of one's own cases. Of "
                 "cases that you do not see, only that it happened is told.")),
        looks.empty() ? Html(p(class_("muted"), t.tr("Nothing was noted yet.")))
                      : look_table(visit, looks),
        section(h2(t.tr("The recovery code")),
            recoveries.empty()
                ? Html(p(class_("muted"), t.tr("It was not used yet.")))
                : Html(fragment(
                      p(t.tr("It was used at these times. If that was not you, somebody has the "
                             "paper: make a new workspace from a backup, and keep its code "
                             "elsewhere.")),
                      ul(each(recoveries,
                          [&](UnixSeconds at) -> Html { return li(t.moment(at)); }))))));
    return page_of(visit,
        { .title = std::string(t.tr("Who looked at what")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body);
}

Page settings_looks()
{
    return { .path = "/settings/looks", .show = show };
}

} // namespace saksi::web::pages
