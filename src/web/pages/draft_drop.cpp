// A draft is thrown away.
#include "web/layout.hpp"
#include "web/widgets/drafts.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const form = TRY(workspace::FormId::parse(visit.request.path_variable("id")));
    visit.workspace.throw_draft_away(visit.actor, form);
    return done_at(render::Path("/drafts"), "draft-gone");
}

Page draft_drop()
{
    return { .path = "/drafts/{id}/drop", .submit = submit };
}

} // namespace saksi::web::pages
