// The visitor's saved searches beside a list or a search, and the way to save this one.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

#include <optional>

namespace saksi::web {

// A page that can be saved as a search: the search itself, lists and their filters. Nothing for any
// other address.
std::optional<render::Path> search_target(std::string_view text);

// Folded; `name` is what the form proposes. Without the form where there is nothing to save yet.
render::Html saved_searches(Visit const&, std::string const& name);

} // namespace saksi::web
