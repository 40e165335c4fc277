#include "crypto/recovery_code.hpp"
#include "testing/counting_dice.hpp"
#include "testing/seeded_dice.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace saksi::crypto {

TEST_CASE("a recovery code read from paper is the same code, however it is typed")
{
    testing::SeededDice dice { 3 };
    for (int i = 0; i < 200; ++i) {
        auto const code = RecoveryCode::fresh(dice);
        auto const text = code.text();
        auto const printed = std::string(text_of(text.view()));
        CHECK(printed.size() == 35);
        auto const same = [&](std::string_view typed) {
            auto const read = RecoveryCode::parse(typed);
            return read && std::ranges::equal(read->bits(), code.bits());
        };
        CHECK(same(printed));

        auto sloppy = printed;
        std::ranges::transform(sloppy, sloppy.begin(), [](char c) {
            return c == '-' ? ' '
                : c == '0'  ? 'o'
                : c == '1'  ? 'l'
                            : static_cast<char>(std::tolower(c));
        });
        CHECK(same("  " + sloppy + "\n"));
        std::erase(sloppy, ' ');
        CHECK(same(sloppy));
    }
}

TEST_CASE("one wrong letter, two swapped ones, one missing or one too many: the check finds it")
{
    testing::SeededDice dice { 4 };
    auto const text = RecoveryCode::fresh(dice).text();
    auto printed = std::string(text_of(text.view()));
    std::erase(printed, '-');
    REQUIRE(printed.size() == 27);
    for (std::size_t at = 0; at < printed.size(); ++at) {
        for (char const letter : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
            auto wrong = printed;
            wrong[at] = letter;
            CHECK((letter == printed[at]) == static_cast<bool>(RecoveryCode::parse(wrong)));
        }
        for (std::size_t other = at + 1; other < printed.size(); ++other) {
            auto swapped = printed;
            std::swap(swapped[at], swapped[other]);
            CHECK((swapped == printed) == static_cast<bool>(RecoveryCode::parse(swapped)));
        }
        CHECK_FALSE(RecoveryCode::parse(printed.substr(0, at)));
        CHECK_FALSE(RecoveryCode::parse(printed.substr(0, at) + "U" + printed.substr(at + 1)));
        CHECK_FALSE(RecoveryCode::parse(printed + printed[at]));
    }
}

TEST_CASE("the recovery codes of this version do not change")
{
    testing::CountingDice dice;
    auto const code = RecoveryCode::fresh(dice).text();
    CHECK(text_of(code.view()) == "000-410-610-50R-3GG-28A-1C6-0T3-GFZ");
}

} // namespace saksi::crypto
