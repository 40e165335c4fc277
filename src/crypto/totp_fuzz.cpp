#include "crypto/totp.hpp"

#include "base/bytes.hpp"
#include "testing/fuzz.hpp"

// Whatever is typed: a code is its six digits, with spaces between or not, and nothing else.
SAKSI_FUZZ(bytes)
{
    using namespace saksi::crypto;
    auto const secret = SecretBytes::copy_of("12345678901234567890");
    constexpr saksi::UnixSeconds now = 59; // Step 1, whose code is 287082.
    auto const typed = saksi::text_of(bytes);
    std::string digits;
    for (auto const letter : typed) {
        if (letter != ' ')
            digits += letter;
    }
    auto const step = totp_step_of(secret, typed, now, 0);
    SAKSI_CHECK(step.has_value() == (digits == "287082" || digits == "359152"));

    auto const address = totp_address(secret, typed);
    for (unsigned char const letter : address)
        SAKSI_CHECK(letter > 0x20 && letter < 0x7f);
    SAKSI_CHECK(address.find('&') > address.find("?secret="));
}
