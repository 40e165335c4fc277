// age v1 files to X25519 recipients: grants, bundles and whatever leaves the house for a key
// holder. The stock `age` tool opens what this writes, and the other way round. Passphrase (scrypt)
// stanzas, armor and the post-quantum recipients are not here. Source: C2SP age v1 (c2sp.org/age);
// vectors: CCTV.
#pragma once

#include "crypto/age_key.hpp"
#include "crypto/stream.hpp"

namespace saksi::crypto {

// The most that is read of a header, before any key is tried. Thirty groups need 5 KiB.
inline constexpr std::size_t age_header_bytes_max = 256 * 1024;
inline constexpr std::size_t age_stanzas_max = 1024;

// One file that each of the recipients, at least one, can open. Their number shows; who they are
// does not.
Bytes age_encrypt(std::span<AgeRecipient const> recipients, Dice& dice, ByteView plain);

// Errors: invalid    the header is not one of age v1
//         too_large  the header is beyond the limits above
//         wrong_key  the file is not for this identity
//         tampered   the header's MAC does not hold, or the body is not what was encrypted
Result<Bytes> age_decrypt(AgeIdentity const& identity, ByteView file);

} // namespace saksi::crypto
