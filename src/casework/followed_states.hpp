// The States that this desk follows: Today tells when their reports are due. A setting of the desk,
// neither signed nor shared.
#pragma once

#include "workspace/workspace.hpp"

#include <set>
#include <string>
#include <string_view>

namespace saksi::casework {

// ISO 3166-1 alpha-3 codes.
std::set<std::string, std::less<>> followed_states(workspace::Workspace const&);

void follow_state(workspace::Workspace&, std::string_view iso3);
void unfollow_state(workspace::Workspace&, std::string_view iso3);

} // namespace saksi::casework
