// Text has one spelling in bytes: UTF-8 in Unicode Normalization Form C. Without this rule the same
// name, typed on two keyboards, would be two different signed values.
// base/text.hpp makes what a person typed fit; this only says whether something fits.
// Source: Unicode Standard Annex 15; PROTOCOL b3.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace saksi {

// Whether the text is valid UTF-8 and already in NFC. ASCII costs next to nothing.
bool is_nfc(std::string_view text);

// Writes the NFC spelling of valid UTF-8 into `room` and returns its size: for secrets, which must
// not pass through memory that nobody wipes. `room` has at least nfc_growth_max times the text's
// size.
inline constexpr std::size_t nfc_growth_max = 3; // Unicode Standard Annex 15, table 10.
std::size_t write_nfc(std::string_view text, std::span<std::uint8_t> room);

} // namespace saksi
