#include "crypto/seal.hpp"
#include "testing/from_hex.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi::crypto {

TEST_CASE("what was sealed opens again, whatever its length")
{
    testing::SeededDice dice { 1 };
    auto const key = SecretBytes::random(dice, 32);
    for (std::size_t const size : { 0, 1, 63, 64, 65, 1000, 260'000 }) {
        Bytes plain(size);
        dice.fill(plain);
        auto const object = seal(key, dice, bytes_of("info"), bytes_of("bound"), plain);
        CHECK(object.size() == size + seal_overhead_bytes);
        CHECK(MUST(open_sealed(key, object, bytes_of("info"), bytes_of("bound"))) == plain);
    }
}

TEST_CASE("any flipped bit, any cut, another key or another place is noticed")
{
    testing::SeededDice dice { 2 };
    auto const key = SecretBytes::random(dice, 32);
    auto const object = seal(key, dice, bytes_of("info"), bytes_of("bound"), bytes_of("a name"));
    auto const refused = [&](ByteView changed) {
        auto const opened = open_sealed(key, changed, bytes_of("info"), bytes_of("bound"));
        return !opened && opened.error().kind == ErrorKind::tampered;
    };

    for (std::size_t bit = 0; bit < object.size() * 8; ++bit) {
        auto changed = object;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        CHECK(refused(changed));
    }
    for (std::size_t size = 0; size < object.size(); ++size)
        CHECK(refused(ByteView(object).first(size)));
    auto longer = object;
    longer.push_back(0);
    CHECK(refused(longer));

    CHECK_FALSE(
        open_sealed(SecretBytes::random(dice, 32), object, bytes_of("info"), bytes_of("bound")));
    CHECK_FALSE(open_sealed(key, object, bytes_of("inf0"), bytes_of("bound")));
    CHECK_FALSE(open_sealed(key, object, bytes_of("info"), bytes_of("other")));
}

TEST_CASE("sealing twice shows nothing alike: every object has a key of its own")
{
    testing::SeededDice dice { 3 };
    auto const key = SecretBytes::random(dice, 32);
    auto const one = seal(key, dice, {}, {}, bytes_of("the same words"));
    auto const two = seal(key, dice, {}, {}, bytes_of("the same words"));
    CHECK(MUST(commitment_of(one)) != MUST(commitment_of(two)));
    CHECK(Bytes(one.begin() + 64, one.end()) != Bytes(two.begin() + 64, two.end()));
}

} // namespace saksi::crypto
