// Text has one spelling in bytes: UTF-8 in Unicode Normalization Form C. Without this rule the same
// name, typed on two keyboards, would be two different signed values.
// base/text.hpp makes what a person typed fit; this only says whether something fits.
// Source: Unicode Standard Annex 15; PROTOCOL b3.
#pragma once

#include <string_view>

namespace saksi {

// Whether the text is valid UTF-8 and already in NFC. ASCII costs next to nothing.
bool is_nfc(std::string_view text);

} // namespace saksi
