// Roles and grants in words, and the lists to choose one from.
#pragma once

#include "access/role.hpp"
#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// Nothing: nobody has said since there are roles.
render::Html role_words(render::Tongue const&, std::optional<access::Role>);
std::string_view grant_words(render::Tongue const&, access::Grant);

// A list box with the name `role`, or `level`.
render::Html role_choice(render::Tongue const&, std::string_view id, access::Role chosen);
render::Html grant_choice(render::Tongue const&, std::string_view id, access::Grant chosen);

} // namespace saksi::web
