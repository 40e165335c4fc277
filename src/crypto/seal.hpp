// Sealed objects: ChaCha20-Poly1305 with a key that seals exactly one object, and a commitment to
// that key, so that no ciphertext can be made that opens to two texts under two keys (PROTOCOL
// A21).
//
//     object      = salt (32 random bytes) || commitment (32) || ciphertext || tag (16)
//     key || commitment = HKDF-SHA-256(key material, salt, info, 64)
//     nonce       = 12 zero bytes, since the key is used once
//
// Source: PROTOCOL b4; RFC 8439; docs/formats/sealed_objects.md.
#pragma once

#include "base/dice.hpp"
#include "crypto/hash.hpp"
#include "crypto/secret_bytes.hpp"

namespace saksi::crypto {

inline constexpr std::size_t seal_salt_bytes = 32;
inline constexpr std::size_t seal_overhead_bytes = seal_salt_bytes + hash_bytes + 16;

// Seals under a fresh salt, and so under a key that nothing else will ever use. `info` says what
// the object is for and in which context ("saksi/v1/hdr" || dossier); `bound` is authenticated with
// it.
Bytes seal(SecretBytes const& key, Dice& dice, ByteView info, ByteView bound, ByteView plain);

// Errors: tampered  too short, another key, another info, another bound, or a changed byte
Result<Bytes> open_sealed(SecretBytes const& key, ByteView object, ByteView info, ByteView bound);

// The commitment inside an object, unchecked: it fixes the plaintext for whoever stores it.
// Errors: tampered  too short to be a sealed object
Result<Hash> commitment_of(ByteView object);

} // namespace saksi::crypto
