#include "base/bytes.hpp"
#include "base/nfc.hpp"
#include "base/text.hpp"

#include <array>
#include <doctest/doctest.h>
#include <random>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace saksi {

TEST_CASE("of two spellings of one name only the composed one is fit to be signed")
{
    std::string_view const composed = "Nguy\u1EC5n";
    std::string_view const decomposed = "Nguye\u0302\u0303n";

    CHECK(is_nfc(composed));
    CHECK_FALSE(is_nfc(decomposed));

    std::array<std::uint8_t, 100> room;
    auto const size = write_nfc(decomposed, room);
    CHECK(text_of(ByteView(room).first(size)) == composed);
}

TEST_CASE("the scripts of Asia are fit as they are commonly typed")
{
    for (std::string_view const text : { "अनुसन्धान", "যন্ত্রণা", "சித்திரவதை", "ทรมาน", "နှိပ်စက်",
             "ទារុណកម្ម", "تشدد", "酷刑", "拷問", "고문" }) {
        CHECK(is_nfc(text));
    }
}

// ICU, asked directly.
static bool icu_says(std::string const& text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* normalizer = icu::Normalizer2::getNFCInstance(status);
    return is_utf8(text) && normalizer->isNormalizedUTF8(text, status) && U_SUCCESS(status);
}

TEST_CASE("the quick look never says otherwise than ICU, of letters, marks and broken bytes")
{
    auto const letter = [](UChar32 character) {
        std::string text;
        icu::UnicodeString(character).toUTF8String(text);
        return text;
    };
    auto differing = 0;
    std::vector<std::string> interesting; // Marks, and what they may join with.
    for (UChar32 character = 1; character <= 0x10FFFF; ++character) {
        auto const text = letter(character);
        differing += is_nfc(text) != icu_says(text);
        auto const joins = (character >= 0x900 && character < 0xE00)
            || (character >= 0x1100 && character < 0x1200) || character < 0x250;
        if (u_getCombiningClass(character) != 0 || joins)
            interesting.push_back(text);
    }
    std::mt19937 dice(41);
    for (auto i = 0; i < 20'000; ++i) {
        std::string text;
        std::string bytes;
        for (auto letters = 0; letters < 4; ++letters) {
            text += interesting.at(dice() % interesting.size());
            bytes += static_cast<char>(dice() % 4 ? 0x80 + dice() % 0x80 : dice());
        }
        differing += is_nfc(text) != icu_says(text);
        differing += is_nfc(bytes) != icu_says(bytes);
    }
    CHECK(differing == 0);
}

TEST_CASE("bytes that are not UTF-8 are no text")
{
    for (std::string_view const text :
        { "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\xE0\xA4" }) {
        CHECK_FALSE(is_nfc(text));
    }
}

} // namespace saksi
