// That the vault is older than it was: somebody put a copy in its place, or the disk lost what it
// had promised to keep.
#include "web/panel.hpp"
#include "workspace/anchor.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;
using render::Path;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    if (visit.workspace.setting(workspace::setting_older_copy_at).value_or("").empty())
        return {};
    return section(class_("panel"), h2(t.tr("This workspace is older than it was")),
        div(class_("flash bad"), role_("alert"),
            p(t.tr(
                "Entries that were saved here before are missing. An older copy of the folder was "
                "put in its place, or the disk has lost something. What is here is genuine; what "
                "is missing may be in a newer backup or in the folder that was replaced."))),
        p(t.tr("You can go on working: nothing that you add now can get in the way of what is "
               "missing, should it be found.")),
        render::tags::form(method_("post"), action_(Path("/settings/older-copy")),
            button(type_("submit"), t.tr("I have read this"))));
}

Panel older_copy()
{
    return { .urgency = Urgency::danger, .draw = draw };
}

} // namespace saksi::web::today
