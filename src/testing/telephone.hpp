// A member's telephone with an authenticator app: it knows the secret as the page spells it.
#pragma once

#include "base/bytes.hpp"
#include "crypto/totp.hpp"

namespace saksi::testing {

class Telephone {
public:
    // `secret` in base32; spaces do not count.
    explicit Telephone(std::string_view secret)
    {
        static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        Bytes read;
        unsigned held = 0;
        unsigned bits = 0;
        for (auto const letter : secret) {
            if (letter == ' ')
                continue;
            held = (held << 5u | static_cast<unsigned>(letters.find(letter))) & 0xfffu;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                read.push_back(static_cast<std::uint8_t>(held >> bits));
            }
        }
        m_secret = crypto::SecretBytes::copy_of(read);
    }

    // The six digits that it shows at that time.
    std::string code(UnixSeconds now) const
    {
        return crypto::totp_code(
            m_secret, static_cast<std::uint64_t>(now / crypto::totp_step_seconds));
    }

private:
    crypto::SecretBytes m_secret;
};

} // namespace saksi::testing
