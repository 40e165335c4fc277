// That it is time for a backup, told to those who may make one.
#include "workspace/backup.hpp"
#include "web/panel.hpp"
#include "web/widgets/backup_told.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;
using render::Path;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    if (!visit.workspace.may(visit.actor, access::Deed::look_after_workspace)
        || !workspace::backup_age(visit.workspace).is_due)
        return {};
    return section(class_("panel"), h2(t.tr("Time for a backup")),
        p(backup_told(t, visit.workspace)),
        p(a(class_("button"), href_(Path("/settings/backup")), t.tr("Make a backup"))));
}

Panel backup()
{
    return { .urgency = Urgency::danger, .draw = draw };
}

} // namespace saksi::web::today
