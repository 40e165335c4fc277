// Unicode text, by ICU: validity, one normal form, and the key by which text is compared.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace saksi {

// Whether the bytes are well-formed UTF-8 (no surrogates, no over-long forms).
bool is_utf8(std::string_view);

// The text in Unicode normal form C, with CR LF and CR made LF, white space at both ends cut off.
// What a person typed passes through here before it becomes a value.
// Errors: invalid  not UTF-8, or a control character other than tab and line feed
Result<std::string> tidy_text(std::string_view typed);

// The same words give the same key, whatever the case, width, accents of Latin letters or
// digit shapes: for filters, natural keys and "is this the same name?". Not for display.
std::string folded(std::string_view);

// At most `bytes_max` bytes, cut between characters as people see them.
std::string_view shortened(std::string_view, std::size_t bytes_max);

// Splits at the separator; pieces are not trimmed. An empty text gives no pieces.
std::vector<std::string_view> split(std::string_view, char separator);

std::string_view trimmed(std::string_view); // ASCII white space off both ends.

} // namespace saksi
