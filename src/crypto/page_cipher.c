// The two functions with which SQLite3 Multiple Ciphers seals each page of the database, from
// libsodium: the same bytes as its own, which take three times as long because they use no vector
// instructions. cmake/Sqlite3mc.cmake puts these in the place of those.
// docs/decisions/page_cipher.md
#include <sodium.h>

#include <stdint.h>

// ChaCha20 with a counter of 32 bits, which starts anywhere and goes on from 0 after its last
// value.
void saksi_chacha20_xor(
    void* data, size_t size, uint8_t const key[32], uint8_t const nonce[12], uint32_t counter)
{
    // libsodium stops the program rather than let the counter begin anew: then in two pieces.
    uint64_t const bytes_left = 64 * ((UINT64_C(1) << 32) - counter);
    size_t const first = size < bytes_left ? size : (size_t)bytes_left;
    unsigned char* const bytes = data;
    crypto_stream_chacha20_ietf_xor_ic(bytes, bytes, first, nonce, counter, key);
    if (first < size)
        crypto_stream_chacha20_ietf_xor_ic(
            bytes + first, bytes + first, size - first, nonce, 0, key);
}

void saksi_poly1305(uint8_t const* message, size_t size, uint8_t const key[32], uint8_t tag[16])
{
    crypto_onetimeauth_poly1305(tag, message, size, key);
}
