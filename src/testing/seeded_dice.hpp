// Randomness that repeats: the same seed gives the same ids, keys and salts, so a bad day replays.
#pragma once

#include "base/clock.hpp"
#include "base/dice.hpp"

#include <random>

namespace saksi::testing {

class SeededDice final : public Dice {
public:
    explicit SeededDice(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

// A clock that the test moves by hand.
class HandClock final : public Clock {
public:
    UnixSeconds now() const override { return time; }
    UnixSeconds time = 1'790'000'000; // 2026-09-21; any day will do.
};

} // namespace saksi::testing
