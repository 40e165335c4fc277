// What a Workspace holds while it is unlocked. Included by the .cpp files of this folder only.
#pragma once

#include "crypto/slots.hpp"
#include "log/dossier_keys.hpp"
#include "log/group_log.hpp"
#include "store/store.hpp"
#include "workspace/vault_folder.hpp"
#include "workspace/workspace.hpp"

#include <future>
#include <map>
#include <unordered_map>

namespace saksi::workspace {

// Names under which secrets lie in the store. Permanent.
inline constexpr std::string_view secret_root = "group/root";            // Ed25519 seed
inline constexpr std::string_view secret_group_identity = "group/1";     // age scalar, generation 1
inline constexpr std::string_view secret_device = "device/sign";         // Ed25519 seed
inline constexpr std::string_view secret_device_identity = "device/age"; // age scalar
// The same of the further members, each followed by "/" and the device's id.

// Keys of settings that the desk keeps for itself. Those of others begin with their own word.
inline constexpr std::string_view setting_declarations = "desk.declarations";
// Followed by the id of a member's key slot in hexadecimal digits: the device of the member whom it
// lets in, or nothing once it lets nobody in any more.
inline constexpr std::string_view setting_slot = "desk.slot.";

// How many epoch keys are kept at hand. They lie in locked memory, which is scarce.
inline constexpr std::size_t epoch_keys_max = 32;

crypto::Argon2Params params_for(Hardness);
Result<crypto::Slots> read_slots(VaultFolder const&);
// One line, tidied. Errors: invalid  (subject: `which`)
Result<std::string> name_fit_to_sign(
    std::string_view typed, std::size_t bytes_max, char const* which);

struct Workspace::Desk {
    Desk(Parts p, VaultFolder f)
        : parts(p)
        , folder(std::move(f))
    {
    }

    // Opens the database of a folder whose key is known, and rebuilds the tables when they were
    // made by other declarations than we have now.
    static Result<std::unique_ptr<Desk>> open(
        Parts, VaultFolder, crypto::SecretBytes const& vault_key);

    // The handle of whoever came in by this way. Nothing when a slot is of nobody any more.
    std::optional<std::string> who_came_by(std::optional<crypto::SlotId> const&) const;
    // The same for what a person typed. Errors: wrong_key  nobody, or not the one they said to be
    Result<std::string> who_signs_in(crypto::Slots::Opened const&, std::string_view handle) const;
    Result<void> know_devices();

    // In the database, in a transaction of the caller's: this slot and no other lets the member in.
    void let_in_by(std::string_view handle, std::optional<crypto::SlotId> const&);
    // Takes the slots of this member out, puts in a new one, and writes both places down. First the
    // database, which decides: whatever stops us between, no old passphrase lets anybody in.
    void give_passphrase(
        std::string_view handle, crypto::SecretBytes const& passphrase, crypto::Slots, Hardness);
    std::vector<crypto::SlotId> slots_of(std::string_view handle) const;

    // What create() writes into the empty database.
    static Result<void> found_group(store::Store&, NewGroup const&, Parts);
    static log::FoundedDossier found_dossier(
        store::Store&, log::GroupView const&, crypto::SigningKey const& device, Parts);

    void know_dossiers();
    store::DossierRow const& dossier_row(DossierId const&) const;
    DossierId const& dossier_id(std::int64_t number) const;
    store::Scope scope(Reach const&) const;
    // Null when the database does not have it. Lives until the next call.
    log::EpochKey const* held_key(EpochId const&) const;
    // Throws Fault when the database does not have it.
    log::EpochKey const& epoch_key(EpochId const&) const;
    std::string handle_of(DeviceId const&) const;

    // A commit that was stored and is still to be read back.
    struct Unproven {
        std::int64_t n = 0;
        CommitId id;
        crypto::VerifyKey signer;
    };
    // Writes commits in one durable transaction and folds them.
    Result<std::vector<Unproven>> write(Permit const&, std::span<Change const>);
    // Into which epoch and feeds our devices write in a dossier.
    struct Writing {
        EpochId epoch;
        std::map<DeviceId, FeedId> feeds;
    };
    Writing& writing_into(std::int64_t dossier);
    // The heads that the next commit of a device in a dossier names besides its own last one: what
    // our other devices wrote there since. All that is known there, when it is the first one.
    std::vector<CommitId> unseen_heads(std::int64_t dossier, DeviceId const&, Writing const&,
        std::optional<store::LogTable::Head> const& own) const;
    // Where a feed stands.
    std::optional<store::LogTable::Head> head_of(FeedId const&) const;
    // Reads a commit back: throws Fault unless the row is the one we made, that is, it opens, its
    // signature holds, it says what was meant.
    void check_kept(Unproven const&) const;
    // Reads commits of one epoch back at once and verifies them on a thread of its own; its future
    // throws the same.
    std::future<void> check_kept_apart(std::vector<Unproven>, EpochId const&) const;
    crypto::SigningKey const& device_of(std::string_view handle) const;

    // Makes the tables anew in a transaction of the caller's. `take` hears of each row; answering
    // false stops, and the answer is false.
    bool fold_all(Progress const&);
    void ensure_tables_fit();

    // The row of a record in reach. Errors: not_found
    Result<store::RecordRow> find(Reach const&, RecordId const&) const;
    RecordView view_of(store::RecordRow) const;
    StatedValue stated(RecordId const&, store::ValueRow) const;
    store::Numbers records_with_words(std::string const& field, std::string_view text) const;
    Result<Bytes> open_file(schema::File const&) const;
    ChangeView change_view(std::int64_t n, store::Scope const&) const;

    Parts parts;
    VaultFolder folder;
    crypto::SecretBytes vault_key; // For the slots of further members.
    std::string signed_in;         // The handle of whoever opened the workspace.
    std::optional<log::GroupLog> group;
    std::unique_ptr<store::Store> store;
    // What the members sign with, by handle.
    std::map<std::string, crypto::SigningKey, std::less<>> devices;
    std::optional<Gate> gate;
    std::vector<DossierId> dossiers; // Sorted.
    std::unordered_map<DossierId, store::DossierRow> dossier_rows;
    std::vector<DossierId> dossier_ids; // By number; the first is 1.
    mutable std::unordered_map<EpochId, log::EpochKey> epoch_keys;
    std::unordered_map<std::int64_t, Writing> writings; // By dossier, as far as they were needed.
    std::unordered_map<FeedId, store::LogTable::Head> heads;
    std::uint64_t version = 0;
};

} // namespace saksi::workspace
