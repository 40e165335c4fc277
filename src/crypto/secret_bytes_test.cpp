#include "crypto/secret_bytes.hpp"
#include "crypto/system_dice.hpp"

#include <doctest/doctest.h>
#include <type_traits>

namespace saksi::crypto {

static_assert(
    !std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);

TEST_CASE("a secret moves: it is in one place at a time")
{
    auto secret = SecretBytes::copy_of("six words from the list");
    auto const moved = std::move(secret);
    CHECK(secret.empty());
    CHECK(text_of(moved.view()) == "six words from the list");

    auto other = SecretBytes::copy_of("former");
    other = moved.copy();
    CHECK(other == moved);
    CHECK_FALSE(other == SecretBytes::copy_of("six words from the lisu"));
    CHECK_FALSE(other == SecretBytes::copy_of("six words"));
    CHECK(SecretBytes() == SecretBytes());
}

TEST_CASE("the real dice do not fall the same way twice")
{
    SystemDice dice;
    CHECK_FALSE(SecretBytes::random(dice, 32) == SecretBytes::random(dice, 32));
}

} // namespace saksi::crypto
