// Bytes written into a test as hexadecimal digits.
#pragma once

#include "base/bytes.hpp"

namespace saksi::testing {

inline Bytes from_hex(std::string_view digits)
{
    Bytes bytes(digits.size() / 2);
    MUST(parse_hex(digits, bytes));
    return bytes;
}

} // namespace saksi::testing
