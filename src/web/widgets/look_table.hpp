// Who saw what, as a table.
#pragma once

#include "web/layout.hpp"

namespace saksi::web {

render::Html look_table(Visit const&, std::vector<workspace::LookView> const&);

} // namespace saksi::web
