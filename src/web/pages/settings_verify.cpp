// Walking the whole log, and saying what holds.
#include "web/layout.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Answer submit(Visit& visit)
{
    TRY(visit.workspace.check_may(visit.actor, access::Deed::look_after_workspace));
    auto const& t = visit.tongue;
    auto const report = visit.workspace.verify();
    Html const body = fragment(h1(t.tr("What was checked")),
        div(class_("flash", report.holds() ? "good" : "bad"), role_("status"),
            p(report.holds() ? t.tr("Everything holds.")
                             : t.tr("Something does not hold. Keep this computer as it is and ask "
                                    "for help."))),
        dl(class_("facts"), dt(t.tr("Commits")),
            dd(t.number(static_cast<std::int64_t>(report.commits))), dt(t.tr("Statements")),
            dd(t.number(static_cast<std::int64_t>(report.statements))), dt(t.tr("Files")),
            dd(t.number(static_cast<std::int64_t>(report.files))), dt(t.tr("Tables")),
            dd(report.tables_match ? t.tr("are what the log gives")
                                   : t.tr("differ from what the log gives"))),
        ul(each(report.failures,
            [&](workspace::VerifyReport::Failure const& failure) -> Html {
                return li(code(failure.subject), ": ", t.tr(failure.what));
            })),
        p(a(class_("button"), href_(Path("/settings")), t.tr("Back to the settings"))));
    return page_of(
        visit, { .title = std::string(t.tr("What was checked")), .place = Place::settings }, body);
}

Page settings_verify()
{
    return { .path = "/settings/verify", .submit = submit };
}

} // namespace saksi::web::pages
