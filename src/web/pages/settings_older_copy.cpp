// Somebody has read that the workspace is older than it was.
#include "web/layout.hpp"

#include "workspace/anchor.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    visit.workspace.set_setting(workspace::setting_older_copy_at, "");
    return http::see_other("/");
}

Page settings_older_copy()
{
    return { .path = "/settings/older-copy", .submit = submit };
}

} // namespace saksi::web::pages
