// A backup that waits to be fetched.
#include "web/layout.hpp"

#include "workspace/waiting_backup.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const waiting = TRY(workspace::find_waiting_backup(
        visit.workspace, visit.actor, visit.door.home(), visit.request.path_variable("id")));
    constexpr std::uint64_t megabyte = 1'000'000;
    auto const megabytes = (waiting.size_bytes + megabyte - 1) / megabyte;
    auto const where = Path("/settings/backup") / waiting.id / "file";
    Html const body = fragment(h1(t.tr("The backup is made")),
        div(class_("flash warn"), role_("status"),
            p(t.tr("It is still on this computer only. Download it, and take it somewhere else."))),
        dl(class_("facts"), dt(t.tr("File")), dd(code(bdi(waiting.file_name))), dt(t.tr("Size")),
            dd(t.format("{} MB", static_cast<std::int64_t>(megabytes)))),
        p(a(class_("button primary"), href_(where), t.tr("Download the backup"))),
        p(class_("hint"),
            t.tr("It is taken away from here when the next one is made, or when the workspace is "
                 "unlocked the next time.")),
        p(a(class_("button"), href_(Path("/settings/backup")), t.tr("Back to the backups"))));
    return page_of(visit,
        { .title = std::string(t.tr("The backup is made")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") },
                { std::string(t.tr("Backup")), Path("/settings/backup") } } },
        body);
}

Page settings_backup_ready()
{
    return { .path = "/settings/backup/{id}", .show = show };
}

} // namespace saksi::web::pages
