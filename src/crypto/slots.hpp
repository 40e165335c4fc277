// The key slots of a vault: the database key, random, wrapped once for each way in. What a person
// knows never encrypts data itself, so that a passphrase changes without touching the data, and
// panic is the loss of a few hundred bytes.
//
// Pure: nothing here touches a disk. The bytes are docs/formats/vault_slots.md.
// Source: PROTOCOL b5, b11.
#pragma once

#include "base/cbor.hpp"
#include "base/id.hpp"
#include "crypto/argon2.hpp"
#include "crypto/recovery_code.hpp"

#include <vector>

namespace saksi::crypto {

using VaultId = Id<struct VaultTag, 16>;

inline constexpr std::size_t vault_key_bytes = 32;
inline constexpr std::size_t slots_max = 8;

class Slots {
public:
    enum class Kind : std::uint8_t {
        passphrase = 1, // Behind Argon2id.
        recovery = 2,   // Behind HKDF alone: 128 random bits need no slowing down.
    };

    // For a new vault, with no way in yet.
    static Slots make(Dice& dice);

    // Errors: tampered     not the bytes that encode() gave: damaged, cut off, or beyond all limits
    //         unsupported  made by a newer version
    static Result<Slots> parse(ByteView encoded);

    Bytes encode() const;

    // One more way to `vault_key`, which has vault_key_bytes. At most slots_max.
    void add_passphrase(
        SecretBytes const& vault_key, SecretBytes const& passphrase, Argon2Params, Dice&);
    void add_recovery(SecretBytes const& vault_key, RecoveryCode const&, Dice&);

    // Takes all ways in of a kind away. To change a passphrase: open, remove, add.
    void remove(Kind kind);

    // The vault key, by what a person typed: as a recovery code if it reads like one, then as a
    // passphrase, for each such slot.
    // Errors: wrong_key  nothing opens with it. (Whoever damages a slot and mends the checksum
    //                    brings this about as well.)
    // Throws Fault when the machine does not have the memory that the passphrase slot asks for.
    Result<SecretBytes> open(SecretBytes const& typed) const;

    std::size_t count(Kind kind) const;
    VaultId const& vault() const { return m_vault; }

private:
    struct Slot {
        Kind kind = Kind::passphrase;
        Argon2Params params {}; // Of a passphrase.
        Bytes argon2_salt {};   // Of a passphrase.
        Bytes wrapped_key {};   // As sealed by crypto::seal().
    };

    static Result<Slots> parse_body(ByteView body);
    static Result<Slot> parse_slot(cbor::Reader& reader);
    Bytes info(Kind kind) const;
    void add(Slot slot);

    VaultId m_vault;
    std::vector<Slot> m_slots;
};

} // namespace saksi::crypto
