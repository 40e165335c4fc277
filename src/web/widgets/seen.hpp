// How far a member has seen what others changed.
#pragma once

#include "web/page.hpp"

#include <vector>

namespace saksi::web {

struct NewSince {
    std::vector<workspace::ChangeView> changes {}; // By others, the latest first.
    bool more = false;                             // Than were looked through.
};

// What others changed since the visitor marked everything as seen; before the first mark, what they
// changed last.
NewSince new_since(Visit const&, std::size_t limit);

// Marks everything that is there now as seen.
void mark_seen(Visit const&);

} // namespace saksi::web
