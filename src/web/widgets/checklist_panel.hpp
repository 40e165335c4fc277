// What a case still lacks for which use, and on how many origins an act rests.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// For a case; nothing for other records.
render::Html checklist_panel(Visit const&, workspace::RecordView const&);

// For an act, event or detention; nothing for other records.
render::Html corroboration_line(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
