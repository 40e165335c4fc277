#include "base/text.hpp"

#include "base/nfc.hpp"

#include <doctest/doctest.h>

namespace saksi {

static std::string tidy(std::string_view typed)
{
    return MUST(tidy_text(typed));
}

TEST_CASE(
    "what a person typed is kept but for line ends, outer white space and one spelling of accents")
{
    CHECK(tidy("  यातना \r\n दोस्रो\rतेस्रो\u00A0\n") == "यातना \n दोस्रो\nतेस्रो");
    CHECK(tidy("Nguye\u0302\u0303n") == "Nguy\u1EC5n");
    CHECK(tidy("a\tb") == "a\tb");
    CHECK(tidy(" \u3000 ").empty());
    CHECK(tidy("").empty());
    CHECK(tidy("re\u200Djoined \u200Fright") == "re\u200Djoined \u200Fright");
}

TEST_CASE("tidying twice changes nothing more")
{
    for (auto const* typed :
        { " \r\r\n x", "e\u0301 ", "ကခ\u1037\u103A ", "\u0344a", "\n\nA\n\nB\n" })
        CHECK(tidy(tidy(typed)) == tidy(typed));
}

TEST_CASE("broken UTF-8 and invisible control characters are refused")
{
    using namespace std::string_view_literals;
    for (auto const typed : { "\xC3\x28"sv, "\xED\xA0\x80"sv, "\xC0\xAF"sv, "\xF4\x90\x80\x80"sv,
             "a\0b"sv, "\x1B[31m"sv, "bell\a"sv, "\x7F"sv, "\u0085"sv, "cut \xE0\xA4"sv }) {
        auto const refused = tidy_text(typed);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::invalid);
    }
}

TEST_CASE("is_utf8 knows surrogates and over-long forms")
{
    CHECK(is_utf8("यातना 拷問 \U0001F54A"));
    CHECK(is_utf8(""));
    CHECK_FALSE(is_utf8("\xED\xBF\xBF"));
    CHECK_FALSE(is_utf8("\xE0\x80\xAF"));
    CHECK_FALSE(is_utf8("\xFF"));
}

TEST_CASE("the same words have the same key, whatever the case, width, Latin accents or digits")
{
    CHECK(folded("NGUYỄN  Văn Đức") == folded("nguyen van duc"));
    CHECK(folded("ＡＢＣ １２") == folded("abc 12"));
    CHECK(folded("२०७३ साल") == folded("2073 साल"));
    CHECK(folded("১২৩") == folded("123"));
    CHECK(folded("٤٢") == folded("42"));
    CHECK(folded("İstanbul") == folded("istanbul"));
    CHECK(folded("Güclü") == folded("guclu"));
    CHECK(folded("line\nbreak ") == folded("Line Break"));
    CHECK(folded("soft\u00ADhyphen") == folded("softhyphen"));
}

TEST_CASE("marks of other scripts are part of the word and stay")
{
    CHECK(folded("कि") != folded("क"));
    CHECK(folded("น้ำ") != folded("นำ"));
    CHECK(folded("が") != folded("か"));
    CHECK(folded("й") != folded("и"));
    CHECK(is_nfc(folded("が й ễ")));
}

TEST_CASE("folding what is folded changes nothing")
{
    for (auto const* text :
        { "NGUYỄN Văn", "ﬁ ß ſ", "ǅ", "Ⅻ ½ ㎏", "कि ন্ত", "  a  b ", "Ωμέγα ΐ", "\u0345" })
        CHECK(folded(folded(text)) == folded(text));
}

TEST_CASE("plain ASCII is folded as it is beside other letters")
{
    std::string ascii;
    for (char byte = 1; byte < 127; ++byte)
        ascii += byte;
    for (std::size_t at = 0; at + 3 < ascii.size(); ++at) {
        auto const piece = ascii.substr(at, 3);
        CHECK(folded(piece + "|é") == folded(piece + "|") + "e");
    }
}

TEST_CASE("a text is shortened between characters as people see them, never within one")
{
    CHECK(shortened("abc", 5) == "abc");
    CHECK(shortened("abcdef", 3) == "abc");
    CHECK(shortened("याक", 5) == "");
    CHECK(shortened("याक", 6) == "या");
    CHECK(shortened("e\u0301e\u0301", 4) == "e\u0301");
    CHECK(shortened("", 0).empty());
    CHECK(shortened("abc", 0).empty());
}

TEST_CASE("splitting keeps every piece between separators, also the empty ones")
{
    CHECK(split("a;b", ';') == std::vector<std::string_view> { "a", "b" });
    CHECK(split(";a;;", ';') == std::vector<std::string_view> { "", "a", "", "" });
    CHECK(split("alone", ';') == std::vector<std::string_view> { "alone" });
    CHECK(split("", ';').empty());
}

TEST_CASE("trimming takes the white space of ASCII off both ends only")
{
    CHECK(trimmed(" \t\r\n a b \n") == "a b");
    CHECK(trimmed(" \n ").empty());
    CHECK(trimmed("a") == "a");
}

} // namespace saksi
