#include "crypto/hash.hpp"
#include "crypto/slots.hpp"
#include "testing/counting_dice.hpp"
#include "testing/from_hex.hpp"
#include "testing/seeded_dice.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace saksi::crypto {

using Kind = Slots::Kind;

TEST_CASE("passphrase and recovery code each open the vault, and nothing else does")
{
    testing::SeededDice dice { 1 };
    auto const vault_key = SecretBytes::random(dice, vault_key_bytes);
    auto const code = RecoveryCode::fresh(dice);
    auto made = Slots::make(dice);
    made.add_passphrase(vault_key, SecretBytes::copy_of("Nguy\u1EC5n"), argon2_floor, dice);
    made.add_recovery(vault_key, code, dice);

    auto const slots = MUST(Slots::parse(made.encode()));
    CHECK(slots.vault() == made.vault());
    CHECK(MUST(slots.open(SecretBytes::copy_of("Nguy\u1EC5n"))) == vault_key);
    CHECK(MUST(slots.open(SecretBytes::copy_of("Nguye\u0302\u0303n"))) == vault_key);
    CHECK(MUST(slots.open(code.text())) == vault_key);
    CHECK(slots.open(SecretBytes::copy_of("Nguyen")).error().kind == ErrorKind::wrong_key);
    CHECK(slots.open(RecoveryCode::fresh(dice).text()).error().kind == ErrorKind::wrong_key);
}

TEST_CASE("after a change the old passphrase opens nothing and the recovery code still does")
{
    testing::SeededDice dice { 2 };
    auto const vault_key = SecretBytes::random(dice, vault_key_bytes);
    auto const code = RecoveryCode::fresh(dice);
    auto slots = Slots::make(dice);
    slots.add_recovery(vault_key, code, dice);
    slots.add_passphrase(vault_key, SecretBytes::copy_of("old"), argon2_floor, dice);
    slots.remove(Kind::passphrase);
    slots.add_passphrase(vault_key, SecretBytes::copy_of("new"), argon2_floor, dice);

    CHECK(slots.count(Kind::passphrase) == 1);
    CHECK(slots.count(Kind::recovery) == 1);
    CHECK_FALSE(slots.open(SecretBytes::copy_of("old")));
    CHECK(MUST(slots.open(SecretBytes::copy_of("new"))) == vault_key);
    CHECK(MUST(slots.open(code.text())) == vault_key);
}

TEST_CASE("a slot taken over into another vault opens nothing there")
{
    testing::SeededDice dice { 3 };
    auto const code = RecoveryCode::fresh(dice);
    auto slots = Slots::make(dice);
    slots.add_recovery(SecretBytes::random(dice, vault_key_bytes), code, dice);

    // The two differ in the vault's id only; the checksum is made to fit.
    auto const moved = MUST(Slots::parse(slots.encode()));
    REQUIRE(moved.open(code.text()));
    auto encoded = slots.encode();
    auto body = ByteView(encoded).subspan(3, encoded.size() - 3 - 34);
    Bytes other(body.begin(), body.end());
    auto const vault_at = std::search(
        other.begin(), other.end(), slots.vault().bytes().begin(), slots.vault().bytes().end());
    REQUIRE(vault_at != other.end());
    *vault_at ^= 1;
    auto const forged = MUST(
        Slots::parse(cbor::Writer().array(2).bytes(other).bytes(sha256(other)).take()));
    CHECK(forged.open(code.text()).error().kind == ErrorKind::wrong_key);
}

TEST_CASE("any flipped bit and any cut of the slots is damage, not a wrong passphrase")
{
    testing::SeededDice dice { 4 };
    auto slots = Slots::make(dice);
    auto const vault_key = SecretBytes::random(dice, vault_key_bytes);
    slots.add_passphrase(vault_key, SecretBytes::copy_of("six words"), argon2_floor, dice);
    slots.add_recovery(vault_key, RecoveryCode::fresh(dice), dice);
    auto const encoded = slots.encode();
    auto const damaged = [](ByteView bytes) {
        auto const parsed = Slots::parse(bytes);
        return !parsed && parsed.error().kind == ErrorKind::tampered;
    };
    for (std::size_t bit = 0; bit < encoded.size() * 8; ++bit) {
        auto changed = encoded;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        CHECK(damaged(changed));
    }
    for (std::size_t size = 0; size < encoded.size(); ++size)
        CHECK(damaged(ByteView(encoded).first(size)));
}

static Bytes with_checksum(Bytes const& body)
{
    return cbor::Writer().array(2).bytes(body).bytes(sha256(body)).take();
}

TEST_CASE("slots of a newer version are told from damaged ones")
{
    auto const newer = cbor::Writer().map(2).uint(1).uint(3).uint(9).text("new").take();
    CHECK(Slots::parse(with_checksum(newer)).error().kind == ErrorKind::unsupported);
}

TEST_CASE("parameters that would exhaust the machine, or be guessed quickly, are not believed")
{
    auto const kind_of = [](std::uint64_t passes, std::uint64_t memory) {
        cbor::Writer body;
        body.map(3).uint(1).uint(1).uint(2).bytes(Bytes(16)).uint(3).array(1);
        body.map(5).uint(1).uint(1).uint(2).bytes(Bytes(112)).uint(3).bytes(Bytes(16));
        body.uint(4).uint(passes).uint(5).uint(memory);
        auto const parsed = Slots::parse(with_checksum(body.take()));
        return parsed ? "believed" : "refused";
    };
    CHECK(kind_of(3, 64 * mebibyte) == "believed");
    CHECK(kind_of(2, 64 * mebibyte) == "refused");
    CHECK(kind_of(3, 64 * mebibyte - 1) == "refused");
    CHECK(kind_of(65, 64 * mebibyte) == "refused");
    CHECK(kind_of(3, 1ULL << 40) == "refused");
}

TEST_CASE("the slots of this version open for ever")
{
    testing::CountingDice dice;
    auto const vault_key = SecretBytes::copy_of(Bytes(vault_key_bytes, 0x42));
    auto slots = Slots::make(dice);
    slots.add_passphrase(
        vault_key, SecretBytes::copy_of("correct horse battery staple"), argon2_floor, dice);
    auto const code = RecoveryCode::fresh(dice);
    slots.add_recovery(vault_key, code, dice);
    auto const frozen = testing::from_hex(
        "8259011da301010250000102030405060708090a0b0c0d0e0f0382a5010102587020212223242526"
        "2728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3fc021aa9aa4d3fe6b9f1de808fdc184"
        "73eb3b6204fc2bb28a3476476b05d00f97c3c9c3e5ce87ab66f08ec902eca61f23270aa65777cfdd"
        "5091e4f33add677cc247a600e9ea6d91ca6203a1fdc9cc2b140350101112131415161718191a1b1c"
        "1d1e1f0403051a04000000a20102025870505152535455565758595a5b5c5d5e5f60616263646566"
        "6768696a6b6c6d6e6f8470d631550b4a8df00a7c46c33fcd4c8f026041bd265a6c300fd2d6a5b829"
        "e4c6e3ef2927c6e4ebc27e11db63f0990bc92b54cd5e3c4f68d93aef0cf0257f3dc711a7a2144af6"
        "0c19dfbcd02b9e2d1d58205ffc794d510d900c9d479a8cc5736fdeb08a985ee6d69370435f962994"
        "132a35");
    CHECK(hex(slots.encode()) == hex(frozen));
    auto const parsed = MUST(Slots::parse(frozen));
    CHECK(MUST(parsed.open(SecretBytes::copy_of("correct horse battery staple"))) == vault_key);
    CHECK(MUST(parsed.open(code.text())) == vault_key);
}

TEST_CASE("each member has a way in that says who they are, and it goes without the others'")
{
    testing::SeededDice dice { 5 };
    auto const vault_key = SecretBytes::random(dice, vault_key_bytes);
    auto made = Slots::make(dice);
    made.add_passphrase(vault_key, SecretBytes::copy_of("first"), argon2_floor, dice);
    auto const before = made.encode();
    auto const binod = made.add_member(
        vault_key, SecretBytes::copy_of("second"), "binod", argon2_floor, dice);
    auto const chandra = made.add_member(
        vault_key, SecretBytes::copy_of("third"), "chandra", argon2_floor, dice);
    auto slots = MUST(Slots::parse(made.encode()));
    CHECK(slots.encode() == made.encode());

    CHECK(MUST(slots.open_slot(SecretBytes::copy_of("second"))).member == binod);
    CHECK(MUST(slots.open_slot(SecretBytes::copy_of("third"), "chandra")).member == chandra);
    CHECK(MUST(slots.open_slot(SecretBytes::copy_of("third"))).vault_key == vault_key);
    CHECK_FALSE(MUST(slots.open_slot(SecretBytes::copy_of("first"), "binod")).member);
    CHECK_FALSE(slots.open_slot(SecretBytes::copy_of("third"), "binod"));
    slots.remove(binod);
    CHECK_FALSE(slots.open(SecretBytes::copy_of("second")));
    CHECK(MUST(slots.open(SecretBytes::copy_of("third"))) == vault_key);
    slots.remove(chandra);
    CHECK(slots.encode() == before); // Programs of before read it again.
}

TEST_CASE("a member's slot under another's id opens nothing, and flipped bits are damage")
{
    testing::SeededDice dice { 6 };
    auto slots = Slots::make(dice);
    auto const id = slots.add_member(SecretBytes::random(dice, vault_key_bytes),
        SecretBytes::copy_of("six words"), "binod", argon2_floor, dice);
    auto const encoded = slots.encode();
    for (std::size_t bit = 0; bit < encoded.size() * 8; ++bit) {
        auto changed = encoded;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        auto const parsed = Slots::parse(changed);
        CHECK((!parsed && parsed.error().kind == ErrorKind::tampered));
    }
    auto const body = ByteView(encoded).subspan(3, encoded.size() - 3 - 34);
    Bytes other(body.begin(), body.end());
    auto const id_at = std::search(
        other.begin(), other.end(), id.bytes().begin(), id.bytes().end());
    REQUIRE(id_at != other.end());
    *id_at ^= 1;
    auto const forged = MUST(Slots::parse(with_checksum(other)));
    CHECK(forged.open(SecretBytes::copy_of("six words")).error().kind == ErrorKind::wrong_key);
}

TEST_CASE("members' slots of this version open for ever")
{
    testing::CountingDice dice;
    auto const vault_key = SecretBytes::copy_of(Bytes(vault_key_bytes, 0x42));
    auto slots = Slots::make(dice);
    auto const id = slots.add_member(vault_key,
        SecretBytes::copy_of("correct horse battery staple"), "binod", argon2_floor, dice);
    auto const frozen = testing::from_hex(
        "8258bca301020250000102030405060708090a0b0c0d0e0f0381a701030258703031323334353637"
        "38393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f45c4740033792b8d87c1941dac6897a1"
        "7af7a9df730d2ac3fd6ce2a5c7ad0d5dfa27d23e168424929ec60751988bb00797b6e043b582d669"
        "0acb39274077f0b8ecfe403859a77704b10e047f235abba00350202122232425262728292a2b2c2d"
        "2e2f0403051a040000000650101112131415161718191a1b1c1d1e1f0718cb5820a994673da30904"
        "e04807ae75958b77f988783d614fad996c7813c31cb5fb3ca6");
    CHECK(hex(slots.encode()) == hex(frozen));
    auto const parsed = MUST(Slots::parse(frozen));
    auto const opened = MUST(
        parsed.open_slot(SecretBytes::copy_of("correct horse battery staple"), "binod"));
    CHECK(opened.vault_key == vault_key);
    CHECK(opened.member == id);
}

} // namespace saksi::crypto
