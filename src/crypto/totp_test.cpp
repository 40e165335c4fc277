#include "crypto/totp.hpp"

#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::crypto;

namespace {

SecretBytes vector_secret()
{
    return SecretBytes::copy_of("12345678901234567890");
}

} // namespace

TEST_CASE("the codes are those of RFC 6238, appendix B, and of RFC 4226, appendix D")
{
    // Of the eight digits that stand there, the last six.
    struct {
        UnixSeconds time;
        std::string_view code;
    } const published[] = { { 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" },
        { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" } };
    for (auto const& one : published) {
        CHECK(totp_code(vector_secret(), static_cast<std::uint64_t>(one.time / 30)) == one.code);
        CHECK(totp_step_of(vector_secret(), one.code, one.time, 0)
            == static_cast<std::uint64_t>(one.time / 30));
    }
    constexpr std::string_view counted[] = { "755224", "287082", "359152", "969429", "338314",
        "254676", "287922", "162583", "399871", "520489" };
    for (std::uint64_t step = 0; step < std::size(counted); ++step)
        CHECK(totp_code(vector_secret(), step) == counted[step]);
}

TEST_CASE("a code holds a step before and after its own, and never twice")
{
    testing::SeededDice dice(7);
    auto const secret = SecretBytes::random(dice, totp_secret_bytes);
    constexpr UnixSeconds now = 1'800'000'000;
    constexpr auto step = static_cast<std::uint64_t>(now / 30);
    auto const code = totp_code(secret, step);
    auto const spaced = code.substr(0, 3) + " " + code.substr(3);

    CHECK(totp_step_of(secret, code, now, 0) == step);
    CHECK(totp_step_of(secret, spaced, now - 30, 0) == step);
    CHECK(totp_step_of(secret, code, now + 30, 0) == step);
    CHECK_FALSE(totp_step_of(secret, code, now - 60, 0));
    CHECK_FALSE(totp_step_of(secret, code, now + 60, 0));

    CHECK_FALSE(totp_step_of(secret, code, now, step));
    CHECK(totp_step_of(secret, totp_code(secret, step + 1), now, step) == step + 1);
    CHECK_FALSE(totp_step_of(secret, totp_code(secret, step - 1), now, step));
}

TEST_CASE("what is no code is none")
{
    testing::SeededDice dice(8);
    auto const secret = SecretBytes::random(dice, totp_secret_bytes);
    for (auto const* typed : { "", " ", "12345", "1234567", "abcdef", "१२३४५६", "-12345" })
        CHECK_FALSE(totp_step_of(secret, typed, 1'800'000'000, 0));
    CHECK_FALSE(totp_step_of(secret, "000000", 0, 0));
    CHECK_FALSE(totp_step_of(secret, "000000", -1'000'000, 0));
}

TEST_CASE("the secret is spelled as apps read it")
{
    // RFC 4648, 10: "foobar", without its padding.
    CHECK(totp_secret_text(SecretBytes::copy_of("foobar")) == "MZXW6YTBOI");
    CHECK(totp_secret_text(SecretBytes::copy_of("fooba")) == "MZXW6YTB");
    CHECK(totp_secret_text(SecretBytes::copy_of("f")) == "MY");
    CHECK(totp_secret_text(vector_secret()) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    CHECK(totp_address(vector_secret(), "m-2 नेपाल?&")
        == "otpauth://totp/Saksi:m-2%20%E0%A4%A8%E0%A5%87%E0%A4%AA%E0%A4%BE%E0%A4%B2%3F%26?secret="
           "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Saksi&algorithm=SHA1&digits=6&period=30");
}
