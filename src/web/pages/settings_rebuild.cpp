// Making the tables anew from the log.
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    TRY(visit.workspace.check_may(visit.actor, access::Deed::look_after_workspace));
    TRY(visit.workspace.rebuild());
    return done_at(render::Path("/settings"), "rebuilt");
}

Page settings_rebuild()
{
    return { .path = "/settings/rebuild", .submit = submit };
}

} // namespace saksi::web::pages
