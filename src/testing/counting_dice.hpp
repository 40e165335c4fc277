// Dice that count: 00, 01, 02 … ff, 00 …, over all that is asked of them. For frozen vectors, which
// a second implementation must be able to repeat from the documents alone.
#pragma once

#include "base/dice.hpp"

namespace saksi::testing {

class CountingDice final : public Dice {
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = m_next++;
    }

private:
    std::uint8_t m_next = 0;
};

} // namespace saksi::testing
