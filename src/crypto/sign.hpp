// Ed25519 keys, and COSE_Sign1 as the one form of a signature. libsodium is the only verifier, so
// that all devices agree on the edge cases of Ed25519 (PROTOCOL A22). Source: RFC 8032; RFC 9052,
// 4; PROTOCOL b4; docs/formats/sealed_objects.md.
#pragma once

#include "base/cbor.hpp"
#include "base/dice.hpp"
#include "base/id.hpp"
#include "crypto/secret_bytes.hpp"

namespace saksi::crypto {

inline constexpr std::size_t signature_bytes = 64;
inline constexpr std::size_t signed_payload_bytes_max = 64 * 1024;

// The public half of a device's signing key.
class VerifyKey {
public:
    static constexpr std::size_t byte_count = 32;

    // Errors: invalid  not 32 bytes. Bytes that are no key verify nothing.
    static Result<VerifyKey> from(ByteView bytes);

    ByteView bytes() const { return m_bytes; }

    // The name of the device everywhere: SHA-256(key)[:16], the COSE kid.
    DeviceId device_id() const;

    friend bool operator==(VerifyKey const&, VerifyKey const&) = default;

private:
    friend class SigningKey;
    std::array<std::uint8_t, byte_count> m_bytes {};
};

// A device's signing key. It never leaves the device.
class SigningKey {
public:
    static SigningKey fresh(Dice& dice);

    // Errors: invalid  not 32 bytes
    static Result<SigningKey> from_seed(ByteView seed);

    // The 32 bytes from which the key is made again, for the vault.
    ByteView seed() const { return m_key.view().first(32); }

    VerifyKey const& verify_key() const { return m_verify_key; }
    std::array<std::uint8_t, signature_bytes> sign(ByteView message) const;

private:
    SigningKey() = default;
    SecretBytes m_key;
    VerifyKey m_verify_key;
};

// Whether the key's holder signed exactly this message.
bool verify(VerifyKey const& key, ByteView message, ByteView signature);

// What a signed message is: part of what is signed, so that none can be taken for another.
inline constexpr std::string_view commit_content = "application/saksi-commit+cbor";
inline constexpr std::string_view group_entry_content = "application/saksi-group-entry+cbor";

// The payload signed as COSE_Sign1, tagged 18: protected { 1: -8 (EdDSA), 3: content type, 4: kid
// }, nothing unprotected, external_aad "saksi/v1".
Bytes cose_sign1(
    SigningKey const& key, ByteView payload, std::string_view content_type = commit_content);

// A COSE_Sign1 as received. The views look into the bytes it was parsed from.
struct CoseMessage {
    DeviceId device; // The kid: who claims to have signed.
    ByteView protected_header;
    ByteView payload;
    ByteView signature;
};

// Takes a signed message apart. Nothing is verified yet.
// Errors: invalid    not in the one form that cose_sign1() writes, or of another content type
//         too_large  the payload is longer than signed_payload_bytes_max
Result<CoseMessage> parse_cose_sign1(
    ByteView encoded, std::string_view content_type = commit_content);

// SHA-256 of the Sig_structure: the id of what was signed, the same for every valid signature over
// it.
CommitId cose_id(CoseMessage const& message);

// The id of the message once its signature holds.
// Errors: tampered  the kid is not this key's, or the signature does not hold
Result<CommitId> verify_cose_sign1(CoseMessage const& message, VerifyKey const& key);

} // namespace saksi::crypto
