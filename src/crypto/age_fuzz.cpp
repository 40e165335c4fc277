#include "crypto/age.hpp"
#include "testing/fuzz.hpp"
#include "testing/seeded_dice.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    static auto const identity = [] {
        testing::SeededDice dice { 1 };
        return crypto::AgeIdentity::fresh(dice);
    }();
    (void)crypto::age_decrypt(identity, bytes);
    (void)crypto::AgeIdentity::parse(text_of(bytes));
    auto const recipient = crypto::AgeRecipient::parse(text_of(bytes));
    SAKSI_CHECK(!recipient || recipient->text() == text_of(bytes));
}
