// Randomness comes in as a parameter, so that a bad day can be replayed from its seed.
// crypto/system_dice.hpp has the real one; testing/ has the seeded one.
#pragma once

#include <cstdint>
#include <span>

namespace saksi {

class Dice {
public:
    virtual ~Dice() = default;

    // Fills every byte with unpredictable bits fit for keys.
    virtual void fill(std::span<std::uint8_t>) = 0;
};

} // namespace saksi
