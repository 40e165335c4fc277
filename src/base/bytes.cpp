#include "base/bytes.hpp"

namespace saksi {

std::string hex(ByteView bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto const byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

Result<void> parse_hex(std::string_view text, std::span<std::uint8_t> to)
{
    Error const malformed { ErrorKind::invalid, "This is not an id of the expected form." };
    if (text.size() != to.size() * 2)
        return malformed;
    for (std::size_t i = 0; i < to.size(); ++i) {
        auto const high = digit_value(text[2 * i]);
        auto const low = digit_value(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return malformed;
        to[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return {};
}

} // namespace saksi
