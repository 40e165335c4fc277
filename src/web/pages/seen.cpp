// Everything that others changed is marked as seen.
#include "web/widgets/seen.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    mark_seen(visit);
    return done_at(render::Path("/"), "seen");
}

Page seen()
{
    return { .path = "/seen", .submit = submit };
}

} // namespace saksi::web::pages
