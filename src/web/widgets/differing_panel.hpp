// What nobody has decided yet in a case: fields in which values differ.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// For a case and its like; nothing for other records, nor where nothing differs.
render::Html differing_panel(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
