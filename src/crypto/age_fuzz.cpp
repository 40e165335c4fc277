#include "crypto/age.hpp"
#include "testing/fuzz.hpp"
#include "testing/seeded_dice.hpp"

// A header may ask for a second of scrypt and 1 GiB. That is no finding, and would be all that a
// fuzzer does: factors of two digits are left to the tests.
static bool asks_for_much(std::string_view file)
{
    using namespace saksi;
    for (auto factor = 10U; factor <= crypto::age_scrypt_factor_max; ++factor) {
        if (file.find(" " + std::to_string(factor) + "\n") != file.npos)
            return true;
    }
    return false;
}

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    static auto const identity = [] {
        testing::SeededDice dice { 1 };
        return crypto::AgeIdentity::fresh(dice);
    }();
    (void)crypto::age_decrypt(identity, bytes);
    if (!asks_for_much(text_of(bytes)))
        (void)crypto::age_decrypt_with_passphrase(bytes_of("tin kettle"), bytes);
    (void)crypto::AgeIdentity::parse(text_of(bytes));
    auto const recipient = crypto::AgeRecipient::parse(text_of(bytes));
    SAKSI_CHECK(!recipient || recipient->text() == text_of(bytes));
}
