#include "schema/decimal.hpp"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace saksi::schema {

std::string with_ascii_digits(std::string_view text)
{
    std::string plain;
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        auto const start = at;
        UChar32 character;
        U8_NEXT(text.data(), at, size, character);
        auto const digit = character < 0 ? -1 : u_charDigitValue(character);
        if (digit >= 0)
            plain += static_cast<char>('0' + digit);
        else if (character == 0x2212 || character == 0xFF0D)
            plain += '-';
        else
            plain += text.substr(
                static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
    }
    return plain;
}

std::optional<std::int64_t> parse_decimal(std::string_view text, int places)
{
    bool const negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto fraction = point == std::string_view::npos ? std::string_view {} : text.substr(point + 1);
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (whole.empty() || whole.size() > 9 || !std::ranges::all_of(whole, is_digit)
        || !std::ranges::all_of(fraction, is_digit)
        || (point != std::string_view::npos && fraction.empty()))
        return std::nullopt;
    std::int64_t number = 0;
    for (char const digit : whole)
        number = number * 10 + (digit - '0');
    for (int place = 0; place < places; ++place) {
        number *= 10;
        if (static_cast<std::size_t>(place) < fraction.size())
            number += fraction[static_cast<std::size_t>(place)] - '0';
    }
    return negative ? -number : number;
}

} // namespace saksi::schema
