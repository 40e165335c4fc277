// Where a person goes on who has just signed in.
#pragma once

#include "web/door.hpp"

namespace saksi::web {

// Where the person wanted to go before; our own pages only.
render::Path next_of(std::string_view wanted);

// To what was sent while the workspace was locked, if anything was; else to `next`.
render::Path where_to_go_on(std::vector<Door::TakenIn> const& taken, render::Path const& next);

} // namespace saksi::web
