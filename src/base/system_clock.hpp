// The clock of this machine.
#pragma once

#include "base/clock.hpp"

#include <ctime>

namespace saksi {

class SystemClock final : public Clock {
public:
    UnixSeconds now() const override { return std::time(nullptr); }
};

} // namespace saksi
