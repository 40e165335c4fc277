#include "crypto/system_dice.hpp"

#include "crypto/secret_bytes.hpp"

#include <sodium.h>

namespace saksi::crypto {

SystemDice::SystemDice()
{
    initialise();
}

void SystemDice::fill(std::span<std::uint8_t> bytes)
{
    if (!bytes.empty()) // C takes no null.
        randombytes_buf(bytes.data(), bytes.size());
}

} // namespace saksi::crypto
