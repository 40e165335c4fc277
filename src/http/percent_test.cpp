#include "http/percent.hpp"

#include "base/bytes.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

TEST_CASE("any text comes back from its encoding, in paths and in queries")
{
    for (std::string const text : std::initializer_list<char const*> {
             "", "Asha", "a/b?c=d&e+f %41", "आशा", "၏ ကို", "\"<>\\^`{|}", "\n\t\x7f" }) {
        auto const encoded = percent_encoded(text);
        CHECK(MUST(percent_decoded(encoded, Plus::is_itself)) == text);
        CHECK(MUST(percent_decoded(encoded, Plus::is_space)) == text);
        CHECK(MUST(percent_decoded(percent_encoded_address(encoded), Plus::is_space)) == text);
    }
}

TEST_CASE("an encoded text holds nothing that means anything in an address, a header or a page")
{
    testing::SeededDice dice { 1 };
    Bytes bytes(1000);
    dice.fill(bytes);
    CHECK(percent_encoded(text_of(bytes))
              .find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789%-._~")
        == std::string::npos);
    for (char const byte : percent_encoded_address(text_of(bytes)))
        CHECK((byte > ' ' && byte < 0x7f));
}

TEST_CASE("a plus is a space in forms alone")
{
    CHECK(MUST(percent_decoded("a+b%2Bc", Plus::is_space)) == "a b+c");
    CHECK(MUST(percent_decoded("a+b%2Bc", Plus::is_itself)) == "a+b+c");
}

TEST_CASE("what encodes nothing, is no UTF-8 or holds a NUL is refused")
{
    for (std::string const text :
        std::initializer_list<char const*> { "%", "a%4", "%4g", "%g4", "%%41", "% 1", "%+1", "%00",
            "a%00b", "%FF", "%C3", "%C3%28", "%C0%80", "%ED%A0%80", "%F4%90%80%80", "\xff" }) {
        CAPTURE(text);
        auto const decoded = percent_decoded(text, Plus::is_space);
        REQUIRE_FALSE(decoded);
        CHECK(decoded.error().kind == ErrorKind::invalid);
    }
}

} // namespace saksi::http
