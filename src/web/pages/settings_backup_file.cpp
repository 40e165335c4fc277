// The bytes of a backup that waits to be fetched.
#include "web/layout.hpp"

#include "base/fault.hpp"
#include "workspace/disk.hpp"
#include "workspace/waiting_backup.hpp"

namespace saksi::web::pages {

// It is held in memory for as long as it goes out.
static constexpr std::uint64_t backup_bytes_max = std::uint64_t { 1 } << 30;

static Answer show(Visit& visit)
{
    auto const waiting = TRY(workspace::find_waiting_backup(
        visit.workspace, visit.actor, visit.door.home(), visit.request.path_variable("id")));
    if (waiting.size_bytes > backup_bytes_max)
        return Error { ErrorKind::too_large,
            N_("This backup is too large for a browser. End Saksi and make it with the command "
               "“saksi backup”.") };
    auto const bytes = workspace::read_whole(waiting.file);
    if (!bytes)
        throw Fault(N_("A file could not be read."));
    return http::bytes_reply(
        std::string(text_of(*bytes)), "application/octet-stream", waiting.file_name);
}

Page settings_backup_file()
{
    return { .path = "/settings/backup/{id}/file", .show = show };
}

} // namespace saksi::web::pages
