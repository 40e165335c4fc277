#include "base/id.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi {

TEST_CASE("an id read back from its text is the same id")
{
    testing::SeededDice dice { 7 };
    for (int i = 0; i < 100; ++i) {
        auto const id = RecordId::fresh(dice);
        CHECK(MUST(RecordId::parse(id.text())) == id);
    }
}

TEST_CASE("an id has one spelling: capitals, wrong lengths and other letters are refused")
{
    CHECK_FALSE(RecordId::parse("ABCDEF00112233445566778899aabbcc"));
    CHECK_FALSE(RecordId::parse("abcdef00112233445566778899aabb"));
    CHECK_FALSE(RecordId::parse("gbcdef00112233445566778899aabbcc"));
    CHECK_FALSE(RecordId::parse(""));
}

} // namespace saksi
