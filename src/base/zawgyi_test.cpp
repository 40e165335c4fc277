#include "base/zawgyi.hpp"

#include "base/text.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

using namespace saksi;

// Written out in numbers, since a font shows one or the other.
TEST_CASE("Burmese typed in Zawgyi is known and becomes the same words in Unicode")
{
    struct Word {
        std::string_view zawgyi;
        std::string_view unicode;
    };
    static constexpr Word words[] = {
        // Aung: E before A, virama as asat.
        { "\u1031\u1021\u102C\u1004\u1039", "\u1021\u1031\u102C\u1004\u103A" },
        // Myanmar: medial RA first.
        { "\u103B\u1019\u1014\u1039\u1019\u102C", "\u1019\u103C\u1014\u103A\u1019\u102C" },
        // "Is well": E before KA, after another word.
        { "\u1031\u1014\u1031\u1000\u102C\u1004\u1039\u1038\u101C\u102C\u1038",
            "\u1014\u1031\u1000\u1031\u102C\u1004\u103A\u1038\u101C\u102C\u1038" },
    };
    for (auto const& word : words) {
        CHECK(is_zawgyi(word.zawgyi));
        CHECK(from_zawgyi(word.zawgyi) == word.unicode);
        CHECK(!is_zawgyi(word.unicode));
    }
}

TEST_CASE("what is right already is never taken for Zawgyi")
{
    for (std::string_view const text : {
             "Plain words, and a name: Aye",
             "\u1019\u103C\u1014\u103A\u1019\u102C\u1014\u102D\u102F\u1004\u103A\u1004\u1036",
             "\u1000\u103B\u1031\u102C\u103A",                   // Kyaw
             "\u1014\u103E\u102D\u1015\u103A\u1005\u1000\u103A", // Torment
             "\u101E\u1039\u1019",                               // A stacked consonant
             "\u1000\u1062\u1037\u1015\u1092\u1078",             // Sgaw Karen signs
             "",
         })
        CHECK(!is_zawgyi(text));
}

TEST_CASE("a text that was converted is not converted again")
{
    testing::SeededDice dice(7);
    auto taken_for_zawgyi = 0;
    for (auto round = 0; round < 2000; ++round) {
        std::array<std::uint8_t, 8> numbers {};
        dice.fill(numbers);
        std::string text;
        for (auto const number : numbers) { // U+1000 to U+107F, as UTF-8.
            text += '\xE1';
            text += static_cast<char>(0x80 + (number & 1));
            text += static_cast<char>(0x80 + (number >> 2));
        }
        REQUIRE(is_utf8(text));
        if (is_zawgyi(text)) {
            ++taken_for_zawgyi;
            CHECK(!is_zawgyi(from_zawgyi(text)));
        }
    }
    CHECK(taken_for_zawgyi > 10);
}
