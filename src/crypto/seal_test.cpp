#include "crypto/seal.hpp"
#include "testing/counting_dice.hpp"
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

TEST_CASE("the sealed objects of this version do not change")
{
    testing::CountingDice dice;
    auto const key = SecretBytes::copy_of(Bytes(32, 0x42));
    Bytes info;
    append(info, bytes_of("saksi/v1/hdr"));
    append(info, Bytes(16, 0x11)); // The dossier.
    auto const frozen = testing::from_hex(
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f9ee251e8605bf53b"
        "efe09e758bdc4f61c5a96d1d617613e929fbcd8822283be7452b03d504b0ed1b0ec44559f6dc43ad"
        "a6a29b3109");
    CHECK(hex(seal(key, dice, info, info, bytes_of("Saksi"))) == hex(frozen));
    CHECK(text_of(MUST(open_sealed(key, frozen, info, info))) == "Saksi");
}

} // namespace saksi::crypto
