#include "crypto/totp.hpp"

#include "base/check.hpp"
#include "base/fault.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace saksi::crypto {

static constexpr int code_digits = 6;

static std::string base32(ByteView bytes)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned held = 0;
    int held_bits = 0;
    for (auto const byte : bytes) {
        held = (held << 8u | byte) & 0xfffu;
        for (held_bits += 8; held_bits >= 5; held_bits -= 5)
            text += digits[held >> static_cast<unsigned>(held_bits - 5) & 31u];
    }
    if (held_bits > 0)
        text += digits[held << static_cast<unsigned>(5 - held_bits) & 31u];
    return text;
}

std::string totp_code(SecretBytes const& secret, std::uint64_t step)
{
    std::array<std::uint8_t, 8> counter {};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<std::uint8_t>(step >> (56 - 8 * i));
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> mac {};
    unsigned mac_size = 0;
    auto const* made = HMAC(EVP_sha1(), secret.view().data(), static_cast<int>(secret.size()),
        counter.data(), counter.size(), mac.data(), &mac_size);
    if (made == nullptr || mac_size != 20)
        throw Fault(N_("The library of cryptography refuses to work."));
    // RFC 4226, 5.3: the last four bits say from where 31 bits are taken.
    auto const at = mac[19] & 0xfu;
    auto const number = (mac[at] & 0x7fu) << 24u | unsigned { mac[at + 1] } << 16u
        | unsigned { mac[at + 2] } << 8u | unsigned { mac[at + 3] };
    wipe(mac);
    auto rest = number % 1'000'000u;
    std::string code(code_digits, '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, rest /= 10)
        *digit = static_cast<char>('0' + rest % 10);
    return code;
}

std::optional<std::uint64_t> totp_step_of(
    SecretBytes const& secret, std::string_view typed, UnixSeconds now, std::uint64_t last_used)
{
    if (now < totp_step_seconds)
        return std::nullopt;
    std::string digits;
    for (auto const letter : typed) {
        if (letter != ' ')
            digits += letter;
    }
    auto const wanted = SecretBytes::copy_of(digits);
    auto const step = static_cast<std::uint64_t>(now / totp_step_seconds);
    std::optional<std::uint64_t> found;
    for (auto const near : { step - 1, step, step + 1 }) {
        if (near > last_used && SecretBytes::copy_of(totp_code(secret, near)) == wanted)
            found = near;
    }
    return found;
}

std::string totp_secret_text(SecretBytes const& secret)
{
    return base32(secret.view());
}

std::string totp_address(SecretBytes const& secret, std::string_view account)
{
    std::string address = "otpauth://totp/Saksi:";
    static constexpr std::string_view hex_digits = "0123456789ABCDEF";
    for (unsigned char const byte : account) {
        auto const is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
            || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_';
        if (is_plain)
            address += static_cast<char>(byte);
        else
            address.append({ '%', hex_digits[byte >> 4u], hex_digits[byte & 15u] });
    }
    return address + "?secret=" + base32(secret.view())
        + "&issuer=Saksi&algorithm=SHA1&digits=6&period=30";
}

} // namespace saksi::crypto
