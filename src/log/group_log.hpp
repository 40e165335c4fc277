// A group's log: its name, its devices and the keys to which dossiers are sealed for it, each entry
// signed and chained to the one before, rooted in the group's root key. The group's id is a hash of
// that key, so whoever knows the id can check the whole log.
// Format: docs/formats/group_log.md. Kinds of entries that later versions add stop the fold where
// they stand; nothing before them changes.
#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"
#include "crypto/age.hpp"
#include "crypto/sign.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace saksi::log {

using GroupEntryId = Id<struct GroupEntryTag, 32>; // SHA-256(Sig_structure)

inline constexpr std::size_t group_name_bytes_max = 256;
inline constexpr std::size_t handle_bytes_max = 64;

// SHA-256("saksi/v1/group" ‖ root public key), the first 16 bytes.
GroupId group_id(crypto::VerifyKey const& root);

// The first entry: the group exists, and this is its root key.
struct GroupFounded {
    crypto::VerifyKey root;
    std::string name;
    friend bool operator==(GroupFounded const&, GroupFounded const&) = default;
};

// A device signs for the group from now on. The device has agreed to that with its own signature,
// so that no group can claim the device of another.
struct DeviceAdded {
    crypto::VerifyKey key;
    crypto::AgeRecipient recipient; // To which the group's secrets are wrapped for it.
    std::string handle;             // Of the member who holds it.
    std::array<std::uint8_t, crypto::signature_bytes> agreement {}; // See agree_to_join().
    friend bool operator==(DeviceAdded const&, DeviceAdded const&) = default;
};

// The device that signs further entries of this log. The highest term holds.
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

struct GroupEntry {
    GroupEntryId id;
    GroupId group;
    std::uint64_t seq = 0;
    std::optional<GroupEntryId> prev; // Absent exactly when seq is 0.
    UnixSeconds stated_at = 0;
    std::optional<GroupDeed> deed; // Absent when a newer program made it.
    DeviceId signer;               // kid of the root key or of a device.
    Bytes cose;                    // As received.
};

// Errors: invalid      not an entry in our one spelling
//         unsupported  an entry of a newer version of the format
Result<GroupEntry> parse_group_entry(ByteView);

// The device's signature that DeviceAdded carries.
DeviceAdded agree_to_join(
    GroupId const&, crypto::SigningKey const& device, crypto::AgeRecipient, std::string handle);

struct GroupDevice {
    crypto::VerifyKey key;
    crypto::AgeRecipient recipient;
    std::string handle;
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
    // An entry that this program does not understand follows: it stops there.
    bool newer = false;
};

// The entries of one group, in whatever order they came.
class GroupLog {
public:
    explicit GroupLog(GroupId const& id);

    // Takes an entry in; one that is held already changes nothing.
    // Errors: invalid      not an entry, or of another group
    //         unsupported  of a newer version
    Result<void> add(ByteView encoded);

    // Signs the next entry and adds it. Our own promise: the signer may sign it (root: everything;
    // keeper: devices), and the log is neither forked nor newer.
    Bytes append(GroupDeed const&, crypto::SigningKey const& signer, UnixSeconds now);

    GroupView const& view() const { return m_view; }

private:
    void fold();

    GroupId m_id;
    std::map<std::uint64_t, std::map<GroupEntryId, GroupEntry>> m_held; // By seq.
    std::set<Bytes> m_known; // Every message held, so that a double costs nothing.
    GroupView m_view;
};

} // namespace saksi::log
