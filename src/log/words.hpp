// What a text must be to be signed; the same in statements and in group logs.
#pragma once

#include "base/result.hpp"

#include <string_view>

namespace saksi::log {

// Letters, marks and signs of any script, line feeds and tabs, in NFC. Other control characters
// could steer a terminal or break a page that is published.
// Errors: invalid    not that
//         too_large  more bytes than allowed
Result<void> check_words(std::string_view, std::size_t bytes_max);

// The same, and not empty.
Result<void> check_words_present(std::string_view, std::size_t bytes_max);

} // namespace saksi::log
