// Markdown as people write it in long texts, drawn without any power: no raw HTML, no images, links
// to http, https and mailto only.
// Source: CommonMark 0.29 with GitHub's tables, by the library cmark-gfm, whose tree is walked here
// so that only this room makes Html.
#pragma once

#include "render/html.hpp"

#include <string_view>

namespace saksi::render {

// Headings come out below the page's own (h1 in the text becomes h3). Raw HTML is shown as text.
Html markdown(std::string_view text);

} // namespace saksi::render
