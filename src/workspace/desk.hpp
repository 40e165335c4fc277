// What a Workspace holds while it is unlocked. Included by the .cpp files of this folder only.
#pragma once

#include "crypto/slots.hpp"
#include "log/dossier_keys.hpp"
#include "log/group_log.hpp"
#include "schema/own.hpp"
#include "store/store.hpp"
#include "workspace/anchor.hpp"
#include "workspace/vault_folder.hpp"
#include "workspace/workspace.hpp"

#include <future>
#include <map>
#include <set>
#include <unordered_map>

namespace saksi::workspace {

// Names under which secrets lie in the store. Permanent.
inline constexpr std::string_view secret_root = "group/root";            // Ed25519 seed
inline constexpr std::string_view secret_group_identity = "group/1";     // age scalar, generation 1
inline constexpr std::string_view secret_device = "device/sign";         // Ed25519 seed
inline constexpr std::string_view secret_device_identity = "device/age"; // age scalar
// The same of the further members, each followed by "/" and the device's id.

// Keys of settings that the desk keeps for itself. Those of others begin with their own word.
inline constexpr std::string_view setting_declarations = "desk.declarations"; // The shipped ones.
inline constexpr std::string_view setting_own_declarations = "desk.own_declarations"; // All.
// Followed by the id of a member's key slot in hexadecimal digits: the device of the member whom it
// lets in, or nothing once it lets nobody in any more.
inline constexpr std::string_view setting_slot = "desk.slot.";
// The id of the dossier with the group's papers.
inline constexpr std::string_view setting_papers = "desk.papers";
// The id of the dossier that is the shelf, once there is one.
inline constexpr std::string_view setting_shelf = "desk.shelf";

// How many epoch keys are kept at hand. They lie in locked memory, which is scarce.
inline constexpr std::size_t epoch_keys_max = 32;

crypto::Argon2Params params_for(Hardness);
Result<Bytes> read_slots_file(VaultFolder const&);
Result<crypto::Slots> read_slots(VaultFolder const&);
// One line, tidied. Errors: invalid  (subject: `which`)
Result<std::string> name_fit_to_sign(
    std::string_view typed, std::size_t bytes_max, char const* which);
// A handle as it is signed: what differs in its spelling only is the same.
std::string tidy_handle(std::string_view typed);

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
    // `by` states that the member is back, where they had been let go.
    void give_passphrase(std::string_view handle, crypto::SecretBytes const& passphrase,
        crypto::Slots, Hardness, std::optional<std::string> const& by);
    std::vector<crypto::SlotId> slots_of(std::string_view handle) const;

    // What create() writes into the empty database.
    static Result<void> found_group(
        store::Store&, NewGroup const&, crypto::AgeRecipient const& recovery, Parts);
    // Keeps to whom backups can be made, when it is not known yet.
    void know_recovery(crypto::AgeRecipient const&);
    static log::FoundedDossier found_dossier(
        store::Store&, log::GroupView const&, crypto::SigningKey const& device, Parts);

    // ---- who may do what (rights.cpp)

    // Into which epoch and feeds our devices write in a dossier.
    struct Writing {
        EpochId epoch;
        std::map<DeviceId, FeedId> feeds;
    };
    // A commit that was stored and is still to be read back.
    struct Unproven {
        std::int64_t n = 0;
        CommitId id;
        crypto::VerifyKey signer;
    };
    // Commits of one dossier that stand in a transaction which is not committed yet.
    struct Pending {
        std::int64_t dossier = 0;
        FeedId feed;
        std::optional<store::LogTable::Head> head;
        std::vector<Unproven> written;
        std::optional<log::WireId> last_wire;
        std::optional<Writing> writing; // When `writings` does not say the same yet.
    };

    // What the accepted statements say of members and grants, with whoever may sign in.
    access::Facts stated_facts() const;
    void read_members(access::Facts&) const;
    void read_grants(access::Facts&, std::optional<DossierId> const& only = {}) const;
    // After a change in who may sign in.
    void know_facts();
    // For a workspace from before there were roles, and for one that was just made: founds the
    // group's papers, and states that everybody keeps what they had.
    void ensure_papers();
    void know_shelf();
    // The statements that make this so; nothing when it is so already. Without a grant or a role it
    // is taken back.
    std::vector<Change> grant_changes(
        DossierId const&, std::string_view handle, std::optional<Grant>) const;
    std::vector<Change> role_changes(std::string_view handle, access::Role) const;
    // Whether the member is there or was let go.
    std::vector<Change> standing_changes(std::string_view handle, bool left) const;
    std::vector<Change> papers_changes(std::string_view handle, std::string const& field,
        std::optional<schema::Value> const&) const;
    // In a transaction of the caller's: the cases that only `handle` administers, to `by`, who
    // signs it without being asked by the gate.
    Result<void> hand_over(std::string_view handle, std::string const& by, std::vector<Pending>&);
    // What a change speaks of.
    struct Touched {
        access::Matter matter; // The weightiest.
        bool ruled = false;    // A type with a rule, or a second reading.
    };
    // That of this change, where the permit's holder may write it.
    // Errors: forbidden  (subject: the dossier)
    Result<Touched> check_may_write(Permit const&, Change const&) const;
    // In the transaction of the change: whether what stands after it keeps the rule of its type,
    // and a confirmation is by somebody else. Errors: invalid  (subject: the field)
    Result<void> check_rules(Permit const&, Change const&) const;
    Result<void> check_confirms(Permit const&, std::int64_t record) const;
    store::Scope only_scope(DossierId const&) const;
    // Whether the facts leave the group and this dossier with somebody who administers them.
    static Result<void> check_left(access::Facts const&, DossierId const&);
    // Nothing for a dossier in which nothing was stated yet.
    std::string const& opener_of(DossierId const&) const;

    // ---- who looked (looks.cpp)

    // In a transaction of the caller's, who empties `looks` once it is committed.
    void write_looks();
    void note_recovery_use();

    // A transaction of what people wait for. Once it is committed the disk has it, or, while saves
    // gather, whoever waits for `settling` knows when it has.
    class Saving {
    public:
        explicit Saving(Desk&, bool may_gather = true);
        void commit();

    private:
        Desk& m_desk;
        bool m_gathers;
        store::Transaction m_transaction;
    };

    void know_dossiers();
    store::DossierRow const& dossier_row(DossierId const&) const;
    DossierId const& dossier_id(std::int64_t number) const;
    // Lives until the next call.
    store::Scope const& scope(Reach const&) const;
    // Null when the database does not have it. Lives until the next call.
    log::EpochKey const* held_key(EpochId const&) const;
    // Throws Fault when the database does not have it.
    log::EpochKey const& epoch_key(EpochId const&) const;
    std::string handle_of(DeviceId const&) const;

    // Writes commits in one transaction, folds them, and reads each back from the log.
    Result<std::vector<CommitId>> write(Permit const&, std::span<Change const>);
    // The same, durable when it returns, but whoever calls reads them back. While the disk takes
    // them, some of what follows is sealed already; the next call finds it in `early`.
    struct Early;
    Result<std::vector<Unproven>> write_unproven(Permit const&, std::span<Change const>,
        std::span<Change const> following = {}, Early* early = nullptr);
    // In a transaction of the caller's. Asks no gate. Once for each dossier.
    Result<Pending> put(
        DossierId const&, std::string_view handle, std::span<Change const>, Early* early = nullptr);
    // After it is committed: keeps in memory what stands now, and marks it outside.
    std::vector<Unproven> keep(Pending);
    // The same, and reads each back.
    void settle(Pending);
    void settle(std::vector<Pending>);
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
    crypto::AgeIdentity identity_of(std::string_view handle) const;
    // In the transaction of the first commit that came of a form.
    void remember_sending(RecordId const&, CommitId const&);

    // ---- what the group declares for itself (own_declarations.cpp)

    // The declared types, fields and vocabularies: the shipped ones and the group's own.
    schema::Schemas const& schemas() const
    {
        return own_schemas.empty() ? parts.schemas : *own_schemas.back();
    }
    // What stands in the group's papers now, also in a transaction that is not committed yet.
    std::vector<schema::OwnDeclaration> own_declarations() const;
    // Takes what is declared there as what is known from now on.
    void know_declarations();
    void know_declarations(schema::Extended);
    // In the transaction of a change in the group's papers: what is known after it. Nothing when it
    // declares nothing.
    // Errors: invalid   the declaration cannot be meant (subject: its field)
    //         conflict  records or other declarations rest on what it takes away
    Result<std::optional<schema::Extended>> declared_after(std::span<Change const>) const;
    // In the same transaction: brings the tables to it.
    void fit_tables_to(schema::Schemas const&);

    // Makes the tables anew in a transaction of the caller's. `take` hears of each row; answering
    // false stops, and the answer is false.
    bool fold_all(Progress const&);
    void ensure_tables_fit();
    // Whether the log has come less far than the mark outside says, or another way: then this is an
    // older copy, and from now on it writes into fresh feeds.
    void notice_older_copy();
    // Sets the mark at the last row of the log, which is durable.
    void set_anchor();

    // The row of a record in reach. Errors: not_found
    Result<store::RecordRow> find(Reach const&, RecordId const&) const;
    // With these fields only; with all of them when there is none.
    RecordView view_of(store::RecordRow, std::span<std::string const> fields = {}) const;
    void tell_taken_back(store::RecordRow const&, RecordView&) const;
    StatedValue stated(RecordId const&, store::ValueRow) const;
    FacetCount as_choice(
        store::Scope const&, schema::Value, std::optional<store::RecordRow> const& target) const;
    store::Numbers records_with_words(
        store::Scope const&, std::string const& field, std::string_view text) const;
    // The fields that a typed name means: by key, by label, by what the face calls them.
    store::SearchWords::FieldsNamed field_names(
        std::function<std::string_view(Label)> const& labels) const;
    SearchHit search_hit(store::RecordRow, store::SearchWords const&, bool alike) const;
    void suggest(store::SearchedScope&, store::SearchWords const&,
        store::SearchWords::FieldsNamed const&, SearchPage&) const;
    Result<Bytes> open_file(schema::File const&) const;
    ChangeView change_view(std::int64_t n, store::Scope const&) const;

    Parts parts;
    VaultFolder folder;
    crypto::SecretBytes vault_key; // For the slots of further members.
    std::optional<Anchor> anchor;
    bool anchor_is_behind = false;
    std::string signed_in; // The handle of whoever opened the workspace.
    std::optional<log::GroupLog> group;
    std::unique_ptr<store::Store> store;
    std::shared_ptr<Settling> settling; // Closed before the store is.
    bool gathers_saves = false;
    // What the members sign with, by handle.
    std::map<std::string, crypto::SigningKey, std::less<>> devices;
    std::optional<Gate> gate;
    std::set<std::string, std::less<>> may_sign_in; // Handles.
    DossierId papers;
    std::optional<DossierId> shelf;
    mutable std::map<DossierId, std::string> openers; // Handles; as far as asked for.
    mutable std::optional<Reach> scope_of;            // Of which `kept_scope` is the scope.
    mutable store::Scope kept_scope;
    std::vector<store::LookRow> looks; // Not written yet.
    std::uint64_t looks_noted = 0;     // Since the workspace was opened.
    std::vector<DossierId> dossiers;   // Sorted.
    std::unordered_map<DossierId, store::DossierRow> dossier_rows;
    std::vector<DossierId> dossier_ids; // By number; the first is 1.
    mutable std::unordered_map<EpochId, log::EpochKey> epoch_keys;
    // By dossier, as far as they were needed. Only what is committed; forgotten with the feeds.
    std::unordered_map<std::int64_t, Writing> writings;
    std::unordered_map<FeedId, store::LogTable::Head> heads;
    // Whose form is being worked on; see Workspace::Sending.
    struct SendingForm {
        std::string member;
        FormId form;
        FormKey key;
    };
    std::optional<SendingForm> sending;
    std::uint64_t version = 0;
    // Each that was known since the workspace was opened, the last one in use: what was read
    // points into the one of its time. They change now and then, by a person's hand.
    std::vector<std::shared_ptr<schema::Schemas const>> own_schemas;
    std::vector<schema::RefusedDeclaration> refused_declarations;
};

} // namespace saksi::workspace
