// Who was in post when an act happened.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// Nothing for other records, or where nobody is known to have been in post.
render::Html in_post_panel(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
