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

#include <optional>
#include <vector>

namespace saksi::crypto {

using VaultId = Id<struct VaultTag, 16>;

inline constexpr std::size_t vault_key_bytes = 32;
inline constexpr std::size_t slots_max = 64;

using SlotId = Id<struct SlotTag, 16>; // Random.

class Slots {
public:
    enum class Kind : std::uint8_t {
        passphrase = 1, // Behind Argon2id.
        recovery = 2,   // Behind HKDF alone: 128 random bits need no slowing down.
        member = 3,     // As a passphrase, with an id, of one of several members.
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

    // The way in of one of several members, and its id. Outside stands no more of the handle than
    // one byte of a hash, so that the file confirms no name and yet one guess is tried, not all.
    SlotId add_member(SecretBytes const& vault_key, SecretBytes const& passphrase,
        std::string_view handle, Argon2Params, Dice&);

    // Takes one member's way in away; there may be none.
    void remove(SlotId const&);
    // Takes all ways in of a kind away. To change a passphrase: open, remove, add.
    void remove(Kind kind);

    // The vault key, by what a person typed: as a recovery code if it reads like one, then as a
    // passphrase, for each such slot.
    // Errors: wrong_key  nothing opens with it. (Whoever damages a slot and mends the checksum
    //                    brings this about as well.)
    // Throws Fault when the machine does not have the memory that the passphrase slot asks for.
    Result<SecretBytes> open(SecretBytes const& typed) const;

    struct Opened {
        SecretBytes vault_key;
        Kind kind = Kind::passphrase; // Of the slot that it opened.
        std::optional<SlotId> member; // That slot's id, when it is a member's.
    };
    // Whose slots are tried when no handle was said. Each takes its second.
    enum class Unnamed : std::uint8_t { everybody, first_administrator };
    // The same, and which way in it was. With a handle, of the members' slots only those that may
    // be of this handle are tried.
    Result<Opened> open_slot(SecretBytes const& typed, std::string_view handle = {},
        Unnamed unnamed = Unnamed::everybody) const;

    std::size_t count(Kind kind) const;
    VaultId const& vault() const { return m_vault; }

private:
    struct Slot {
        Kind kind = Kind::passphrase;
        Argon2Params params {}; // Of a passphrase.
        Bytes argon2_salt {};   // Of a passphrase.
        Bytes wrapped_key {};   // As sealed by crypto::seal().
        SlotId id {};           // Of a member.
        std::uint8_t hint = 0;  // Of a member.
    };

    static Result<Slots> parse_body(ByteView body);
    static Result<Slot> parse_slot(cbor::Reader& reader);
    Bytes info(Slot const&) const;
    std::uint8_t hint_of(std::string_view handle) const;
    void add_slow(Slot, SecretBytes const& vault_key, SecretBytes const& passphrase, Dice&);
    void add(Slot slot);

    VaultId m_vault;
    std::vector<Slot> m_slots;
};

} // namespace saksi::crypto
