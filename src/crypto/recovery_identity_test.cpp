#include "crypto/recovery_identity.hpp"

#include "base/bytes.hpp"
#include "testing/counting_dice.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::crypto;

TEST_CASE("the age key of a recovery code is always the same: docs/formats/backup.md")
{
    testing::CountingDice dice;
    auto const code = RecoveryCode::fresh(dice); // 000102 … 0f
    auto const identity = recovery_identity(code);
    CHECK(identity.recipient().text()
        == "age1uhcty5m6w6sz2ykeuvyf9na3j6gd3lfatt597uurgt6az6q7k9lszpmazr");
    auto const typed = RecoveryCode::parse(text_of(code.text().view()));
    REQUIRE(typed);
    CHECK(recovery_identity(*typed).recipient() == identity.recipient());
}
