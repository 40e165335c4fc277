#include "base/bytes.hpp"
#include "base/nfc.hpp"

#include <array>
#include <doctest/doctest.h>

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

TEST_CASE("bytes that are not UTF-8 are no text")
{
    for (std::string_view const text :
        { "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\xE0\xA4" }) {
        CHECK_FALSE(is_nfc(text));
    }
}

} // namespace saksi
