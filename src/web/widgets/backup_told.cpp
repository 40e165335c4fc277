#include "web/widgets/backup_told.hpp"

#include "workspace/backup.hpp"

namespace saksi::web {

std::string backup_told(render::Tongue const& t, workspace::Workspace const& workspace)
{
    auto const age = workspace::backup_age(workspace);
    if (!age.made_at)
        return std::string(
            t.tr("There is no backup yet. If this computer breaks or is taken, everything in it is "
                 "gone."));
    return t.format(
        "The last backup was made {}.", t.relative(*age.made_at, workspace.clock().now()));
}

} // namespace saksi::web
