// Time comes in as a parameter. No rule of acceptance or merging depends on it (PROTOCOL A12): a
// clock is a claim by the machine that has it.
#pragma once

#include <cstdint>

namespace saksi {

using UnixSeconds = std::int64_t; // Seconds since 1970-01-01T00:00:00Z.

class Clock {
public:
    virtual ~Clock() = default;
    virtual UnixSeconds now() const = 0;
};

} // namespace saksi
