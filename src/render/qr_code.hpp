// A QR code as a drawing, for what a telephone is to read from the screen: black on white in both
// themes, because cameras expect it so. Made by libqrencode.
#pragma once

#include "render/html.hpp"

namespace saksi::render {

// `label` says to whoever cannot see it what it is. Nothing when the text is longer than a QR code
// holds (about 2 kB): then the page's own words must do.
Html qr_code(std::string_view text, std::string_view label);

} // namespace saksi::render
