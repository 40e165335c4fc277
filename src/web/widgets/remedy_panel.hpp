// The way to a remedy on the page of a case: the steps with their days, the two accounts side by
// side, and what was ordered against what was received.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// Nothing for a record that heads no case, or a case without remedy steps.
render::Html remedy_panel(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
