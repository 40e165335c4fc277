// What tells the server that it made a form, for this very browser: a token in a hidden field of
// every form that sends something (CSRF).
//
// No page can write a form that lacks it: the builder itself (html.cpp) writes the field with an
// empty place for the token into each form whose method is not get, and whoever sends a page fills
// the places. What is sent unfilled is refused when it comes back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace saksi::render {

// The name of the field, by which scanners know such a token.
inline constexpr std::string_view form_token_field = "csrf-token";
inline constexpr std::size_t form_token_bytes = 32; // Letters and digits.

// Whether a page has a form that sends something, and no token yet.
bool wants_form_token(std::string_view page);

// Writes the token, form_token_bytes long, into all forms of a page.
void fill_form_tokens(std::string& page, std::string_view token);

} // namespace saksi::render
