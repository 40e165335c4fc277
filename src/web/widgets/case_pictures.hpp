// The pictures of a case: its time line, and the way to the drawing of who did what to whom.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// For the record that heads a dossier; nothing for others, or while nothing has a date.
render::Html timeline_panel(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
