// What the files of a case are, all in one place.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// For a case and its like; nothing for other records.
render::Html files_panel(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
