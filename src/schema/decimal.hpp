// Numbers as people type them, in the digits of any script.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saksi::schema {

// The digits of any script as those of ASCII, and the signs people type for minus as "-".
std::string with_ascii_digits(std::string_view);

// A decimal number as a whole number of its 10^-places: "27.7" with 7 places is 277000000. Digits
// beyond the places are cut off. Nothing when it is not a number, or has more than nine digits
// before the point.
std::optional<std::int64_t> parse_decimal(std::string_view, int places);

} // namespace saksi::schema
