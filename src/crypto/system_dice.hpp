// The operating system's randomness.
#pragma once

#include "base/dice.hpp"

namespace saksi::crypto {

class SystemDice final : public Dice {
public:
    SystemDice();
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace saksi::crypto
