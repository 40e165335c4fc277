#include "http/percent.hpp"

#include "base/text.hpp"

#include <cstdint>

namespace saksi::http {

static bool is_unreserved(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

static void append_encoded(std::string& to, unsigned char byte)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    to += '%';
    to += digits[byte >> 4];
    to += digits[byte & 15];
}

std::string percent_encoded(std::string_view text)
{
    std::string encoded;
    encoded.reserve(text.size());
    for (unsigned char const byte : text) {
        if (is_unreserved(byte))
            encoded += static_cast<char>(byte);
        else
            append_encoded(encoded, byte);
    }
    return encoded;
}

std::string percent_encoded_address(std::string_view text)
{
    static constexpr std::string_view not_in_addresses = "\"<>\\^`{|}";
    std::string encoded;
    encoded.reserve(text.size());
    for (unsigned char const byte : text) {
        if (byte <= 0x20 || byte >= 0x7f
            || not_in_addresses.find(static_cast<char>(byte)) != std::string_view::npos)
            append_encoded(encoded, byte);
        else
            encoded += static_cast<char>(byte);
    }
    return encoded;
}

static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

Result<std::string> percent_decoded(std::string_view text, Plus plus)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == Plus::is_space) {
            decoded += ' ';
        } else if (text[i] == '%') {
            auto const high = text.size() - i > 2 ? digit_value(text[i + 1]) : -1;
            auto const low = text.size() - i > 2 ? digit_value(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return Error { ErrorKind::invalid,
                    N_("The address or form holds a percent sign that encodes nothing.") };
            decoded += static_cast<char>(high << 4 | low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    if (!is_clean_text(decoded))
        return Error { ErrorKind::invalid,
            N_("The address or form holds bytes that are not text (UTF-8).") };
    return decoded;
}

bool is_clean_text(std::string_view text)
{
    // is_utf8 takes no more than ICU can count; no text of that size is meant as one.
    return text.size() <= INT32_MAX && text.find('\0') == std::string_view::npos && is_utf8(text);
}

} // namespace saksi::http
