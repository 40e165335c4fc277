// The cipher of the database's pages, as SQLite3 Multiple Ciphers calls it: docs/decisions/
// page_cipher.md. Nothing of ours calls it; this is for its test.
#pragma once

#include <cstddef>
#include <cstdint>

// ChaCha20 over the data in place. Key of 32 bytes, nonce of 12; after its last value the counter
// goes on from 0.
extern "C" void saksi_chacha20_xor(void* data, std::size_t size, std::uint8_t const* key,
    std::uint8_t const* nonce, std::uint32_t counter);

// Poly1305: a tag of 16 bytes, by a key of 32 that is used once.
extern "C" void saksi_poly1305(
    std::uint8_t const* message, std::size_t size, std::uint8_t const* key, std::uint8_t* tag);
