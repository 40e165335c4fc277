// How it stands with the backups, in one sentence.
#pragma once

#include "render/tongue.hpp"

namespace saksi::workspace {
class Workspace;
}

namespace saksi::web {

std::string backup_told(render::Tongue const&, workspace::Workspace const&);

} // namespace saksi::web
