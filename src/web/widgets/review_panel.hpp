// The second reading of a record, and what members say to each other about it.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// Nothing for records that have neither.
render::Html review_panel(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
