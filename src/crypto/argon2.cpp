#include "crypto/argon2.hpp"

#include "base/fault.hpp"
#include "crypto/start_of.hpp"

#include <algorithm>
#include <chrono>
#include <sodium.h>
#include <unistd.h>

namespace saksi::crypto {

static_assert(argon2_salt_bytes == crypto_pwhash_SALTBYTES);

SecretBytes argon2id(ByteView passphrase, ByteView salt, Argon2Params params)
{
    SAKSI_CHECK(salt.size() == argon2_salt_bytes);
    SecretBytes key { 32 };
    auto const derived = crypto_pwhash(key.edit().data(), key.size(),
        reinterpret_cast<char const*>(start_of(passphrase)), passphrase.size(), salt.data(),
        params.passes, params.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (derived != 0)
        throw Fault(N_("This machine has not enough free memory to check a passphrase."));
    return key;
}

Argon2Params argon2_params_for(
    double seconds, double seconds_at_floor, std::uint64_t memory_bytes_max)
{
    auto params = argon2_floor;
    auto expected = std::max(seconds_at_floor, 1e-6);
    // Time grows in proportion to memory and to passes.
    while (2 * expected <= seconds
        && 2 * params.memory_bytes <= std::min(memory_bytes_max, 1024 * mebibyte)) {
        params.memory_bytes *= 2;
        expected *= 2;
    }
    auto const passes = seconds / expected * argon2_floor.passes;
    params.passes = static_cast<std::uint32_t>(
        std::clamp(passes, double(argon2_floor.passes), double(argon2_ceiling.passes)));
    return params;
}

Argon2Params calibrate_argon2(double seconds)
{
    auto const measured = [] {
        auto const before = std::chrono::steady_clock::now();
        (void)argon2id({}, Bytes(argon2_salt_bytes), argon2_floor);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    };
    // The quicker of two, since a busy machine would make the result too weak for its quiet days.
    auto const at_floor = std::min(measured(), measured());
    auto const memory = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES))
        * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    return argon2_params_for(seconds, at_floor, memory / 4);
}

} // namespace saksi::crypto
