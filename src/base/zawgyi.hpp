// Burmese as it was typed on telephones and machines until about 2019: the Zawgyi font puts other
// letters on the numbers of Unicode's Myanmar block. Read as Unicode such a text is garbled, and no
// search finds it.
#pragma once

#include <string>
#include <string_view>

namespace saksi {

// Whether the text can only have been meant as Zawgyi: it has sequences that no Unicode Burmese
// has (a vowel sign E or a medial RA before its consonant, a virama that joins nothing), no sign
// that Zawgyi lacks, and it reads as sound Unicode once it is converted. A text that could be
// either is not Zawgyi: what was right must never be changed.
bool is_zawgyi(std::string_view utf8);

// The same text in Unicode, by ICU's transliteration Zawgyi-my (CLDR). For a text that is Zawgyi.
std::string from_zawgyi(std::string_view utf8);

// The text as it is shown and searched: in Unicode. What was typed stays what is stated and signed.
std::string in_unicode(std::string_view utf8);

} // namespace saksi
