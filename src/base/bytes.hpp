// Bytes, and their spelling as lower-case hexadecimal.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;

// The bytes of a text, without copying. The view must not outlive the text.
inline ByteView bytes_of(std::string_view text)
{
    return { reinterpret_cast<std::uint8_t const*>(text.data()), text.size() };
}

// The text that the bytes spell, without copying and without checking that it is UTF-8.
inline std::string_view text_of(ByteView bytes)
{
    return { reinterpret_cast<char const*>(bytes.data()), bytes.size() };
}

inline void append(Bytes& to, ByteView more)
{
    to.insert(to.end(), more.begin(), more.end());
}

std::string hex(ByteView bytes);

// Writes the bytes into `to`, whose size says how many are wanted.
// Errors: invalid  not exactly 2 * to.size() lower-case hexadecimal digits
Result<void> parse_hex(std::string_view text, std::span<std::uint8_t> to);

} // namespace saksi
