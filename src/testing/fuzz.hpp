// One libFuzzer target: feeds bytes that a machine makes up to whatever reads bytes from outside.
//
//     SAKSI_FUZZ(bytes)
//     {
//         (void)log::parse_statement(bytes);
//     }
//
// CMakeLists.txt builds fuzz_<name> from every src/**/<name>_fuzz.cpp when SAKSI_FUZZ is on
// (preset `fuzz`).
#pragma once

#include "base/bytes.hpp"

#define SAKSI_FUZZ(bytes)                                                              \
    static void fuzz_one(::saksi::ByteView bytes);                                     \
    extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size); \
    extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)  \
    {                                                                                  \
        fuzz_one({ data, size });                                                      \
        return 0;                                                                      \
    }                                                                                  \
    static void fuzz_one(::saksi::ByteView bytes)
