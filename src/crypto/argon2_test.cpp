#include "crypto/argon2.hpp"

#include <doctest/doctest.h>

namespace saksi::crypto {

TEST_CASE("a passphrase gives the key that the reference program of Argon2id gives")
{
    // printf 'password' | argon2 somesaltsomesalt -id -t 3 -k 65536 -p 1 -l 32 -r
    auto const key = argon2id(bytes_of("password"), bytes_of("somesaltsomesalt"), argon2_floor);
    CHECK(hex(key.view()) == "7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819");
}

TEST_CASE(
    "however slow the machine, never less than the floor; however fast, never above the ceiling")
{
    for (double at_floor = 1e-5; at_floor < 100; at_floor *= 1.7) {
        for (std::uint64_t const gib : { 0, 1, 4, 64 }) {
            auto const params = argon2_params_for(1.0, at_floor, gib * 1024 * mebibyte);
            CHECK(params.passes >= argon2_floor.passes);
            CHECK(params.passes <= argon2_ceiling.passes);
            CHECK(params.memory_bytes >= argon2_floor.memory_bytes);
            CHECK(
                params.memory_bytes <= std::max(gib * 1024 * mebibyte, argon2_floor.memory_bytes));
        }
    }
}

TEST_CASE("memory is spent before passes, and the sum is near the wished second")
{
    // Measured on the reference machine: 95 ms at the floor.
    auto const params = argon2_params_for(1.0, 0.095, 4096 * mebibyte);
    CHECK(params.memory_bytes == 512 * mebibyte);
    CHECK(params.passes == 3);

    auto const little_memory = argon2_params_for(1.0, 0.095, 256 * mebibyte);
    CHECK(little_memory.memory_bytes == 256 * mebibyte);
    CHECK(little_memory.passes == 7);
}

} // namespace saksi::crypto
