#include "base/zawgyi.hpp"

#include "base/fault.hpp"

#include <memory>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace saksi {

namespace {

constexpr char16_t first_consonant = 0x1000;
constexpr char16_t last_consonant = 0x1021;
constexpr char16_t vowel_sign_e = 0x1031;
constexpr char16_t visarga = 0x1038;
constexpr char16_t virama = 0x1039;
constexpr char16_t medial_ra_of_zawgyi = 0x103B;
constexpr char16_t medial_ha = 0x103E; // Zawgyi has no letter there.

bool is_consonant(char16_t c)
{
    return (c >= first_consonant && c <= last_consonant) || c == 0x103F;
}

bool is_myanmar(char16_t c)
{
    return c >= 0x1000 && c <= 0x109F;
}

struct Evidence {
    int zawgyi = 0;
    int unicode = 0;
};

// Unicode 15, chapter 16.3: signs follow their consonant in the stored order; a virama stands
// between two consonants, of which the second is written below.
Evidence evidence_in(icu::UnicodeString const& text)
{
    Evidence found;
    for (std::int32_t at = 0; at < text.length(); ++at) {
        auto const c = text[at];
        auto const before = at == 0 ? char16_t {} : text[at - 1];
        auto const after = at + 1 == text.length() ? char16_t {} : text[at + 1];
        auto const begins = !is_myanmar(before) || before == visarga || before == virama;
        if ((c == vowel_sign_e || c == medial_ra_of_zawgyi) && begins)
            ++found.zawgyi;
        if (c == virama && !is_consonant(after))
            ++found.zawgyi;
        if (c == medial_ha)
            ++found.unicode;
    }
    return found;
}

icu::UnicodeString converted(icu::UnicodeString text)
{
    // To make one takes far longer than to use it; each thread has its own.
    thread_local auto const transliterator = [] {
        auto status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Zawgyi-my", UTRANS_FORWARD, status));
        if (U_FAILURE(status))
            throw Fault(N_("The Unicode tables of this machine cannot be read."));
        return made;
    }();
    transliterator->transliterate(text);
    return text;
}

icu::UnicodeString of(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8({ utf8.data(), static_cast<std::int32_t>(utf8.size()) });
}

} // namespace

bool is_zawgyi(std::string_view utf8)
{
    // All letters of the block begin with this byte: nearly every text is done with here.
    if (utf8.find('\xE1') == std::string_view::npos)
        return false;
    auto const text = of(utf8);
    auto const found = evidence_in(text);
    return found.zawgyi > 0 && found.unicode == 0 && evidence_in(converted(text)).zawgyi == 0;
}

std::string from_zawgyi(std::string_view utf8)
{
    std::string bytes;
    converted(of(utf8)).toUTF8String(bytes);
    return bytes;
}

std::string in_unicode(std::string_view utf8)
{
    return is_zawgyi(utf8) ? from_zawgyi(utf8) : std::string(utf8);
}

} // namespace saksi
