// Argon2id: from a passphrase to a key, slowly and with much memory, so that guessing is dear.
// Source: RFC 9106; libsodium's crypto_pwhash (one lane).
#pragma once

#include "crypto/secret_bytes.hpp"

namespace saksi::crypto {

inline constexpr std::size_t argon2_salt_bytes = 16;
inline constexpr std::uint64_t mebibyte = 1024 * 1024;

struct Argon2Params {
    std::uint32_t passes = 3;
    std::uint64_t memory_bytes = 64 * mebibyte;

    friend bool operator==(Argon2Params const&, Argon2Params const&) = default;
};

// The least that is ever used, and what an old laptop with 4 GB can bear.
inline constexpr Argon2Params argon2_floor {};

// The most that is believed when read from a file: more would be an attack on the machine.
inline constexpr Argon2Params argon2_ceiling { .passes = 64, .memory_bytes = 2048 * mebibyte };

// 32 bytes of key. `salt` has argon2_salt_bytes.
// Throws Fault when the machine does not have the memory.
SecretBytes argon2id(ByteView passphrase, ByteView salt, Argon2Params params);

// The parameters with which one derivation takes about `seconds` where the floor took
// `seconds_at_floor`: first the most memory (a power of two, at most `memory_bytes_max` and 1 GiB),
// then the passes that fit. Never below the floor.
Argon2Params argon2_params_for(
    double seconds, double seconds_at_floor, std::uint64_t memory_bytes_max);

// The same, measured on this machine, with at most a quarter of its memory. Takes about 0.2 s.
Argon2Params calibrate_argon2(double seconds = 1.0);

} // namespace saksi::crypto
