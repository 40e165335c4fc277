// age v1 files: to X25519 recipients for grants, bundles and whatever leaves the house for a key
// holder, or to one passphrase (scrypt) for what people must open with nothing but their memory.
// The stock `age` tool opens what this writes, and the other way round. Armor and the post-quantum
// recipients are not here. Source: C2SP age v1 (c2sp.org/age); vectors: CCTV.
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

// How dear a guess of the passphrase is: scrypt over 2^factor blocks of 1 KiB, so 18 takes 256 MiB
// and about a second, as the stock tool asks for. Above 20 (1 GiB) a file is refused: an old laptop
// could not open it, and believing any number would be an attack on the machine.
inline constexpr unsigned age_scrypt_factor = 18;
inline constexpr unsigned age_scrypt_factor_max = 20;

// One file that this passphrase opens. `factor` is between 1 and age_scrypt_factor_max.
// Throws Fault when the machine does not have the memory.
Bytes age_encrypt_to_passphrase(ByteView passphrase, unsigned factor, Dice& dice, ByteView plain);

// Errors: as age_decrypt; wrong_key when the passphrase is another, or the file is for keys
// Throws Fault when the machine does not have the memory.
Result<Bytes> age_decrypt_with_passphrase(ByteView passphrase, ByteView file);

} // namespace saksi::crypto
