// The style sheet, the script and the icon, out of the program itself.
#pragma once

#include "http/reply.hpp"
#include "http/request.hpp"
#include "render/url.hpp"

#include <optional>

namespace saksi::web {

// The file, when the request is for one.
std::optional<http::Reply> static_file(http::Request const&);

// The address of a file, which changes with its content, so that browsers keep it for good.
// Asking for a file that the program does not hold stops the program.
render::Path static_path(std::string_view name);

} // namespace saksi::web
