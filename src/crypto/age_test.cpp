#include "crypto/age.hpp"
#include "testing/counting_dice.hpp"
#include "testing/from_hex.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi::crypto {

TEST_CASE("the keys of the age documentation are spelled as there, both ways")
{
    std::string_view const secret =
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    std::string_view const open = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    auto const identity = MUST(AgeIdentity::parse(secret));
    CHECK(identity.recipient().text() == open);
    CHECK(MUST(AgeRecipient::parse(open)) == identity.recipient());
    CHECK(text_of(identity.text().view()) == secret);
    CHECK(Bytes(identity.scalar().begin(), identity.scalar().end()) == Bytes(32, 0x42));
}

TEST_CASE("a key with a wrong letter, in mixed case or of another kind is refused")
{
    testing::SeededDice dice { 1 };
    auto const identity = AgeIdentity::fresh(dice);
    auto const spelled = identity.recipient().text();
    for (std::size_t at = 0; at < spelled.size(); ++at) {
        auto wrong = spelled;
        wrong[at] = wrong[at] == 'q' ? 'p' : 'q';
        CHECK_FALSE(AgeRecipient::parse(wrong));
        wrong[at] = 'Q';
        CHECK_FALSE(AgeRecipient::parse(wrong));
        CHECK_FALSE(AgeRecipient::parse(spelled.substr(0, at)));
    }
    auto const secret = identity.text();
    CHECK_FALSE(AgeRecipient::parse(text_of(secret.view())));
    CHECK_FALSE(AgeIdentity::parse(spelled));
    auto lower = secret.copy();
    lower.edit()[0] = 'a';
    CHECK_FALSE(AgeIdentity::parse(text_of(lower.view())));
}

TEST_CASE("every recipient opens the file, whatever its length, and nobody else does")
{
    testing::SeededDice dice { 2 };
    auto const asha = AgeIdentity::fresh(dice);
    auto const budi = AgeIdentity::fresh(dice);
    auto const stranger = AgeIdentity::fresh(dice);
    std::array const recipients { asha.recipient(), budi.recipient() };
    for (std::size_t const size : { 0, 1, 65535, 65536, 65537, 131072, 200000 }) {
        Bytes plain(size);
        dice.fill(plain);
        auto const file = age_encrypt(recipients, dice, plain);
        CHECK(MUST(age_decrypt(asha, file)) == plain);
        CHECK(MUST(age_decrypt(budi, file)) == plain);
        CHECK(age_decrypt(stranger, file).error().kind == ErrorKind::wrong_key);
    }
}

TEST_CASE("any flipped bit and any cut of an encrypted file is noticed")
{
    testing::SeededDice dice { 3 };
    auto const asha = AgeIdentity::fresh(dice);
    auto const file = age_encrypt({ { asha.recipient() } }, dice, bytes_of("a name"));
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        auto changed = file;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        CHECK_FALSE(age_decrypt(asha, changed));
    }
    for (std::size_t size = 0; size < file.size(); ++size)
        CHECK_FALSE(age_decrypt(asha, ByteView(file).first(size)));
}

TEST_CASE("a header without end is given up at the limit")
{
    testing::SeededDice dice { 4 };
    auto const asha = AgeIdentity::fresh(dice);
    std::string stanzas = "age-encryption.org/v1\n";
    for (std::size_t i = 0; i <= age_stanzas_max; ++i)
        stanzas += "-> x y\n\n";
    CHECK(age_decrypt(asha, bytes_of(stanzas)).error().kind == ErrorKind::too_large);

    auto const endless = "age-encryption.org/v1\n-> " + std::string(age_header_bytes_max, 'x');
    CHECK(age_decrypt(asha, bytes_of(endless)).error().kind == ErrorKind::too_large);
}

TEST_CASE("the age files of this version do not change")
{
    testing::CountingDice dice;
    auto const identity = MUST(AgeIdentity::from(Bytes(32, 0x42)));
    auto const file = age_encrypt({ { identity.recipient() } }, dice, bytes_of("Saksi"));
    auto const frozen = testing::from_hex(
        "6167652d656e6372797074696f6e2e6f72672f76310a2d3e2058323535313920324a343772586c446662"
        "375a2b454e426777543059503846782f36422f6b71566436674579354e6e2f32590a4a755976666a7878"
        "5a3278316335314e374e37326450385954714958496978517342754b472f6c434530340a2d2d2d20516e"
        "79375376694341464558427a6b5a426e526a416f6d572b38676774777a4141654c43423531614970490a"
        "303132333435363738393a3b3c3d3e3fbe8f968609d69f24d64b5fabab775984f82c09a0eb");
    CHECK(hex(file) == hex(frozen));
    CHECK(text_of(MUST(age_decrypt(identity, frozen))) == "Saksi");
}

} // namespace saksi::crypto
