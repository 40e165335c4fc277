// A group's log: its name, its devices and the keys to which dossiers are sealed for it. Each entry
// is signed and names the one before; the group's id is a hash of the root key, so whoever knows
// the id can check the whole log. Format: docs/formats/group_log.md. An entry of a kind that a
// later version adds stops the fold where it stands; nothing before it changes.
#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"
#include "crypto/age_key.hpp"
#include "log/verified.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace saksi::log {

using GroupEntryId = Id<struct GroupEntryTag, 32>; // SHA-256(Sig_structure)

inline constexpr std::size_t group_name_bytes_max = 256;
inline constexpr std::size_t handle_bytes_max = 64;

// SHA-256("saksi/v1/group" ‖ root public key), the first 16 bytes.
GroupId group_id(crypto::VerifyKey const& root);

// The first entry, signed by the root key: the group exists.
struct GroupFounded {
    crypto::VerifyKey root;
    std::string name;
    friend bool operator==(GroupFounded const&, GroupFounded const&) = default;
};

// A device signs for the group from now on. Made by agree_to_join: the device has signed that it
// belongs to this group, so that no group can claim the device of another.
struct DeviceAdded {
    crypto::VerifyKey key;
    crypto::AgeRecipient recipient; // To which the group's secrets are wrapped for it.
    std::string handle;             // Of the member who holds it.
    std::array<std::uint8_t, crypto::signature_bytes> agreement {};
    friend bool operator==(DeviceAdded const&, DeviceAdded const&) = default;
};

// The device that signs further entries of this log. Each term is higher than the one before.
struct KeeperNamed {
    std::uint64_t term = 0;
    DeviceId device;
    friend bool operator==(KeeperNamed const&, KeeperNamed const&) = default;
};

// Grants are sealed to this recipient from now on. Generations count 1, 2, 3 …
struct RecipientSet {
    std::uint64_t generation = 0;
    crypto::AgeRecipient recipient;
    friend bool operator==(RecipientSet const&, RecipientSet const&) = default;
};

using GroupDeed = std::variant<GroupFounded, DeviceAdded, KeeperNamed, RecipientSet>;

// The words "this device belongs to this group", signed by the device.
DeviceAdded agree_to_join(GroupId const&, crypto::SigningKey const& device,
    crypto::AgeRecipient const&, std::string handle);

struct GroupEntry {
    GroupId group;
    std::uint64_t seq = 0;
    std::optional<GroupEntryId> prev; // Absent exactly when seq is 0.
    UnixSeconds stated_at = 0;        // The signer's claim.
    std::optional<GroupDeed> deed;    // Absent when a newer program made it.

    friend bool operator==(GroupEntry const&, GroupEntry const&) = default;
};

// Our own promise: the deed is there, texts are NFC and within their limits.
Bytes sign_group_entry(GroupEntry const&, crypto::SigningKey const&);

// An entry as received. Whether its signature holds and its signer may make it, the log decides.
class SignedGroupEntry {
public:
    static constexpr std::string_view content_type = crypto::group_entry_content;

    // Errors: invalid      not an entry in our one spelling
    //         unsupported  an entry of a newer version of the format
    static Result<SignedGroupEntry> parse(ByteView);

    GroupEntryId const& id() const { return m_id; }
    GroupEntry const& entry() const { return m_entry; }
    DeviceId const& signer() const { return m_signer; } // Of a device, or made from the root key.
    Bytes const& cose() const { return m_cose; }

private:
    SignedGroupEntry() = default;

    GroupEntryId m_id;
    GroupEntry m_entry;
    DeviceId m_signer;
    Bytes m_cose;
};

struct GroupDevice {
    crypto::VerifyKey key;
    crypto::AgeRecipient recipient;
    std::string handle;

    friend bool operator==(GroupDevice const&, GroupDevice const&) = default;
};

// What a group's log says.
struct GroupView {
    GroupId id;
    std::string name;
    crypto::VerifyKey root;
    std::map<DeviceId, GroupDevice> devices;
    std::map<std::uint64_t, crypto::AgeRecipient> recipients; // By generation; the last is in use.
    std::optional<KeeperNamed> keeper;
    std::optional<GroupEntryId> head; // The last entry that counts.
    std::uint64_t length = 0;         // How many count.
    // Two entries take the same place: the log stands still before them, and people must be told.
    bool forked = false;
    // An entry that this program does not understand follows: the log stands still before it.
    bool newer = false;

    friend bool operator==(GroupView const&, GroupView const&) = default;
};

// The entries of one group, taken in in whatever order they come.
class GroupLog {
public:
    explicit GroupLog(GroupId const& id);

    // Takes an entry in; one that is held already changes nothing. One whose signature does not
    // hold or whose signer may not make it is held without effect. Errors: invalid      not an
    // entry, or of another group
    //         unsupported  of a newer version
    Result<void> add(ByteView encoded);

    // Signs the next entry and takes it in; the encoded entry, to be kept.
    // Our own promise: the signer may make it, and the log is neither forked nor newer.
    Bytes append(GroupDeed, crypto::SigningKey const& signer, UnixSeconds now);

    GroupView const& view() const { return m_view; }

private:
    void advance();

    // By seq, then by the bytes: an id leaves the signature out, so one with a bad signature must
    // not take the place of the good one.
    std::map<std::uint64_t, std::map<Bytes, SignedGroupEntry>> m_held;
    GroupView m_view;
};

} // namespace saksi::log
