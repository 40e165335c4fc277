// Percent-encoding, both ways. Source: RFC 3986, 2.1.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace saksi::http {

// Any text as one path segment or query value: all but letters, digits and -._~ is encoded.
std::string percent_encoded(std::string_view);

// A whole address of ours, already put together: encodes only what no URL may hold (controls,
// spaces, quotes, angle brackets, backslashes and whatever is not ASCII).
std::string percent_encoded_address(std::string_view);

enum class Plus {
    is_itself, // In paths.
    is_space,  // In queries and forms.
};

// Errors: invalid  a percent sign without two hexadecimal digits, not UTF-8, or a NUL
Result<std::string> percent_decoded(std::string_view, Plus);

// Whether the bytes are UTF-8 without a NUL: what every text from outside must be.
bool is_clean_text(std::string_view);

} // namespace saksi::http
