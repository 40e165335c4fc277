#include "crypto/hash.hpp"
#include "crypto/sign.hpp"
#include "testing/from_hex.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi::crypto {

using testing::from_hex;

TEST_CASE("Ed25519 gives the signatures of RFC 8032, 7.1")
{
    auto const key = MUST(SigningKey::from_seed(
        from_hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")));
    CHECK(hex(key.verify_key().bytes())
        == "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    CHECK(hex(key.sign(from_hex("af82")))
        == "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
           "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
}

TEST_CASE("what a device signed is verified by its key and by no other")
{
    testing::SeededDice dice { 5 };
    auto const key = SigningKey::fresh(dice);
    auto const stranger = SigningKey::fresh(dice);
    auto const encoded = cose_sign1(key, bytes_of("payload"));
    auto const message = MUST(parse_cose_sign1(encoded));

    CHECK(message.device == key.verify_key().device_id());
    CHECK(text_of(message.payload) == "payload");
    CHECK(MUST(verify_cose_sign1(message, key.verify_key())) == cose_id(message));
    CHECK(verify_cose_sign1(message, stranger.verify_key()).error().kind == ErrorKind::tampered);

    auto const again = MUST(SigningKey::from_seed(key.seed()));
    CHECK(again.verify_key() == key.verify_key());
}

TEST_CASE("any flipped bit of a signed message is noticed, and so is any cut")
{
    testing::SeededDice dice { 6 };
    auto const key = SigningKey::fresh(dice);
    auto const encoded = cose_sign1(key, bytes_of("payload"));
    auto const holds = [&](ByteView bytes) {
        auto const message = parse_cose_sign1(bytes);
        return message && verify_cose_sign1(*message, key.verify_key());
    };

    REQUIRE(holds(encoded));
    for (std::size_t bit = 0; bit < encoded.size() * 8; ++bit) {
        auto changed = encoded;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        CHECK_FALSE(holds(changed));
    }
    for (std::size_t size = 0; size < encoded.size(); ++size)
        CHECK_FALSE(holds(ByteView(encoded).first(size)));
}

TEST_CASE("the id of a commit does not depend on the signature bytes")
{
    testing::SeededDice dice { 7 };
    auto const encoded = cose_sign1(SigningKey::fresh(dice), bytes_of("payload"));
    auto other = encoded;
    other.back() ^= 1;
    CHECK(cose_id(MUST(parse_cose_sign1(encoded))) == cose_id(MUST(parse_cose_sign1(other))));
}

TEST_CASE("a weak public key, for which signatures can be forged, verifies nothing")
{
    // The neutral element: with R = neutral and S = 0 the plain equation holds for every message.
    Bytes neutral(32);
    neutral[0] = 1;
    Bytes signature(64);
    signature[0] = 1;
    CHECK_FALSE(verify(MUST(VerifyKey::from(neutral)), bytes_of("anything"), signature));
}

TEST_CASE("the signed messages of this version do not change")
{
    auto const key = MUST(SigningKey::from_seed(Bytes(32, 0x42)));
    auto const frozen = from_hex(
        "d2845835a3012703781d6170706c69636174696f6e2f73616b73692d636f6d6d69742b63626f7204"
        "503097e2dee2cb4a34b53840cdb705aed7a04553616b73695840bd4ec8ef4128b403e8bdd902a635"
        "563674f2f3513151e05e300994b21bd1a19941c25384467e495a38d470ee7869a1eb9c26440f9011"
        "fb649e4ccc68c19f760c");
    CHECK(hex(cose_sign1(key, bytes_of("Saksi"))) == hex(frozen));
    auto const message = MUST(parse_cose_sign1(frozen));
    CHECK(message.device.text() == "3097e2dee2cb4a34b53840cdb705aed7");
    CHECK(MUST(verify_cose_sign1(message, key.verify_key())).text()
        == "914fe60b6dd34b6e4d99c24c00f8166a7478599f0dc5b80f837ac149400a1d49");
}

} // namespace saksi::crypto
