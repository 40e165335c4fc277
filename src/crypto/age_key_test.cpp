#include "crypto/age_key.hpp"
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

} // namespace saksi::crypto
