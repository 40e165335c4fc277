// Where bytes begin, for functions of C that take no null even when there is nothing to read.
#pragma once

#include "base/bytes.hpp"

namespace saksi::crypto {

inline std::uint8_t const* start_of(ByteView bytes)
{
    static constexpr std::uint8_t nothing = 0;
    return bytes.empty() ? &nothing : bytes.data();
}

} // namespace saksi::crypto
