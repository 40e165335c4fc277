// One group's desk: store, keyring, schemas, clock, dice and gate, for as long as it is unlocked.
// One thread owns a Workspace. Destroying it locks it: the database is closed, keys are wiped.
#pragma once

#include "base/clock.hpp"
#include "base/dice.hpp"
#include "base/result.hpp"
#include "crypto/secret_bytes.hpp"
#include "workspace/gate.hpp"
#include "workspace/views.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

namespace saksi::store {
struct ListRequest;
}

namespace saksi::workspace {

// What a workspace stands on. All outlive it.
struct Parts {
    schema::Schemas const& schemas;
    Clock const& clock;
    Dice& dice;
};

// How the passphrase is made hard to guess. `calibrated` takes about a second; `floor` is the least
// that is ever used (64 MiB), for tests and the demonstration.
enum class Hardness : std::uint8_t { calibrated, floor };

struct NewGroup {
    std::string name;   // The group's name as its partners know it.
    std::string handle; // The first administrator's handle.
};

// One field's part of a change.
struct Assertion {
    std::string field;
    log::Op op = log::Op::assert_;
    std::optional<schema::Value> value;
    log::Source source = log::SourceUnstated {};
    log::Confidence confidence = log::Confidence::unstated;
    std::vector<StatementId> supersedes {};
    std::string note {};
};

// What one commit will say: statements about one record (PROTOCOL b4).
struct Change {
    RecordId record;
    std::vector<Assertion> assertions;
};

// Called now and then with how much is done of how much; answering false stops the work.
using Progress = std::function<bool(std::size_t done, std::size_t total)>;

class Workspace {
public:
    struct Created {
        std::unique_ptr<Workspace> workspace;
        std::string recovery_code; // To be printed once and kept on paper.
    };

    // Makes a new workspace in an empty or absent folder.
    // Errors: conflict  there is a workspace already, or another program has it open
    static Result<Created> create(std::filesystem::path const& home, NewGroup const&,
        crypto::SecretBytes const& passphrase, Hardness, Parts);

    // Opens with a member's passphrase, or with the recovery code as the first administrator; see
    // signed_in(). With a handle, only what may be this member's passphrase is tried, and it must
    // be. Errors: not_found  no workspace there
    //         wrong_key  neither opens it
    //         conflict   another program has it open
    //         tampered   the slots or the database are damaged
    //         unsupported  made by a newer version
    static Result<std::unique_ptr<Workspace>> unlock(std::filesystem::path const& home,
        crypto::SecretBytes const& passphrase, Parts, std::string_view handle = {});

    // Whether a workspace lies in this folder. Needs no key.
    static bool exists(std::filesystem::path const& home);

    // For a second browser, while the workspace is open already: who came in.
    // Errors: wrong_key  as unlock()
    Result<Actor> check_passphrase(crypto::SecretBytes const&, std::string_view handle = {}) const;

    // Puts a new passphrase in the place of the old one, whose member keeps no other. The recovery
    // code stays; with it as the old one, the first administrator gets a new passphrase.
    // Errors: wrong_key  the old one does not open it
    Result<void> change_passphrase(
        crypto::SecretBytes const& old_one, crypto::SecretBytes const& new_one, Hardness);

    ~Workspace();

    schema::Schemas const& schemas() const;
    Clock const& clock() const;
    Dice& dice();
    std::string const& group_name() const;

    // ---- members

    struct MemberView {
        std::string handle;
        bool first = false; // The first administrator, whom the recovery code lets in.
        bool may_sign_in = false;
    };
    // In the order of their handles.
    std::vector<MemberView> members() const;

    // Only the first administrator manages members.

    // A further member, who signs with a device of their own and may do everything else.
    // Errors: forbidden  by somebody else
    //         invalid    (subject: handle or passphrase)
    //         conflict   somebody has or had this handle, or there are too many members
    Result<void> add_member(
        Actor const&, std::string_view handle, crypto::SecretBytes const& passphrase, Hardness);
    // Another passphrase for a member who lost theirs, or who comes back after having left. For the
    // first administrator the recovery code is there.
    // Errors: as above, and not_found  nobody else has this handle
    Result<void> reset_member(
        Actor const&, std::string_view handle, crypto::SecretBytes const& passphrase, Hardness);
    // Their passphrase opens nothing from now on, and no Actor of theirs may do anything; what they
    // wrote stays. The first administrator cannot leave.
    // Errors: forbidden · not_found · conflict
    Result<void> let_member_go(Actor const&, std::string_view handle);

    // ---- the gate

    // Whose passphrase opened the workspace.
    Actor signed_in() const;
    // Whether this one may still come in.
    bool admits(Actor const&) const;
    Actor first_administrator() const;
    // Errors: forbidden  (subject: the dossier's id)
    Result<Permit> permit(Actor const&, DossierId const&, Grant) const;
    Reach reach(Actor const&) const;

    DossierId commons() const;
    // A new dossier with this group as its only member: its grant and membership are written first.
    Result<DossierId> open_dossier(Actor const&);

    // For a copy that was restored: from now on its devices write into fresh feeds, the first
    // commit of each naming the heads that the copy knows, so that it forks nothing that was
    // written after the copy was made (PROTOCOL A1). Once, before anything is written.
    void start_new_feeds();
    // The dossier that holds a record. Errors: not_found  also when it is out of reach
    Result<DossierId> dossier_of(Reach const&, RecordId const&) const;

    // ---- writing

    // Signs, seals, stores, folds, reads back and verifies one commit; durable when it returns.
    // On any error nothing is written.
    // Errors: forbidden  the permit is not for writing
    //         too_large  the commit would exceed 256 KiB (subject: the record's id)
    Result<CommitId> append(Permit const&, Change const&);

    // Many commits in few durable transactions, each of at least a thousand. Returns how many.
    // All or, when stopped or on an error, a leading part of them is written.
    Result<std::size_t> append_all(Permit const&, std::span<Change const>, Progress const& = {});

    // Encrypts a file into the vault and gives the value that refers to it. Nothing refers to it
    // until that value is appended.
    Result<schema::File> keep_file(
        Permit const&, std::string name, std::string media_type, ByteView original);

    // ---- reading

    // Errors: not_found  also when it is out of reach
    Result<RecordView> record(Reach const&, RecordId const&) const;
    // Every statement about the record, oldest first, superseded ones too.
    Result<std::vector<StatedValue>> history(Reach const&, RecordId const&) const;
    std::vector<Link> links_to(Reach const&, RecordId const&, std::size_t limit = 200) const;
    std::map<RecordId, std::string> titles(Reach const&, std::vector<RecordId> const&) const;

    // Errors: not_found  no such type or field · invalid  a filter that cannot be meant
    Result<ListPage> list(Reach const&, ListQuery const&) const;
    Result<std::vector<FacetCount>> facet(
        Reach const&, ListQuery const&, std::string const& field, std::size_t limit = 30) const;
    Result<SearchPage> search(Reach const&, SearchQuery const&) const;

    // The record that a typed text means: by its id, its key ("NPL") or a title that no other has.
    std::optional<RecordId> find_record(
        Reach const&, std::vector<std::string> const& types, std::string_view text) const;

    std::vector<ChangeView> recent_changes(Reach const&, std::size_t limit) const;
    std::vector<ChangeView> changes_of(Reach const&, RecordId const&) const;
    // Records in which a field that takes one value has several.
    std::vector<Link> conflicts(Reach const&, std::size_t limit) const;
    std::size_t count(Reach const&, std::string_view type_key) const;

    // The original bytes of a file that a current or former value of the record refers to.
    // Errors: not_found · tampered
    Result<Bytes> read_file(Reach const&, RecordId const&, FileHash const&) const;

    // Grows with every accepted commit: whoever keeps something worked out compares it.
    std::uint64_t version() const;

    // ---- care

    // Walks the whole log: every envelope opens, every signature holds, every link is there, every
    // file's parts are whole, and the tables are what the fold gives.
    VerifyReport verify(Progress const& = {}) const;
    // Makes the tables anew from the log.
    Result<void> rebuild(Progress const& = {});
    // SHA-256 over all rows of all tables that are rebuilt, and of the words in the search index.
    FileHash tables_digest() const;
    // A sentence when the clock stands before the last entry of this device; else empty.
    Message clock_warning() const;

    // Local settings of this desk, neither signed nor synced.
    std::optional<std::string> setting(std::string_view key) const;
    void set_setting(std::string_view key, std::string_view value);

private:
    struct Desk;
    Result<store::ListRequest> list_request(Reach const&, ListQuery const&) const;
    explicit Workspace(std::unique_ptr<Desk>);
    Result<void> check_manages(Actor const&) const;
    Result<void> check_further_member(std::string_view handle) const;

    std::unique_ptr<Desk> m_desk;
};

} // namespace saksi::workspace
