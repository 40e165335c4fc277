// One group's desk: store, keyring, schemas, clock, dice and gate, for as long as it is unlocked.
// One thread owns a Workspace. Destroying it locks it: the database is closed, keys are wiped.
#pragma once

#include "base/clock.hpp"
#include "base/dice.hpp"
#include "base/result.hpp"
#include "crypto/age_key.hpp"
#include "crypto/secret_bytes.hpp"
#include "schema/own.hpp"
#include "workspace/gate.hpp"
#include "workspace/saved_search.hpp"
#include "workspace/settling.hpp"
#include "workspace/views.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <span>

namespace saksi::store {
struct ListRequest;
class ReadTogether;
} // namespace saksi::store

namespace saksi::workspace {

class Snapshot;
class VaultFolder;
class WayIn;

// What a workspace stands on. All outlive it.
struct Parts {
    schema::Schemas const& schemas;
    Clock const& clock;
    Dice& dice;
    // Where marks of how far vaults had come are kept (anchor.hpp). Empty: nowhere.
    std::filesystem::path marks_folder;
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

    // The same by a way that was found before; the second that a passphrase takes is spent already.
    // Errors: wrong_key  it lets nobody in any more
    //         conflict, also when a passphrase was changed meanwhile; and those above
    static Result<std::unique_ptr<Workspace>> unlock(
        std::filesystem::path const& home, WayIn const&, Parts);

    // Whether a workspace lies in this folder. Needs no key.
    static bool exists(std::filesystem::path const& home);

    // For a second browser, while the workspace is open already: who came in.
    // Errors: wrong_key  as unlock()
    Result<Actor> check_passphrase(crypto::SecretBytes const&, std::string_view handle = {}) const;
    Result<Actor> admit(WayIn const&) const;

    // Puts a new passphrase in the place of the old one, whose member keeps no other. The recovery
    // code stays; with it as the old one, the first administrator gets a new passphrase.
    // Errors: wrong_key  the old one does not open it
    Result<void> change_passphrase(
        crypto::SecretBytes const& old_one, crypto::SecretBytes const& new_one, Hardness);

    ~Workspace();

    // What can be recorded: what the program ships, and what the group declares for itself.
    schema::Schemas const& schemas() const;
    // For work that goes on beside the workspace and may outlive it.
    std::shared_ptr<schema::Schemas const> keep_schemas() const;
    // The group's declarations that cannot be meant as they stand.
    std::vector<schema::RefusedDeclaration> const& refused_declarations() const;
    Clock const& clock() const;
    Dice& dice();
    std::string const& group_name() const;

    // ---- members

    struct MemberView {
        std::string handle;
        bool first = false; // The first administrator, whom the recovery code lets in.
        bool may_sign_in = false;
        std::optional<access::Role> role {}; // Nothing: nobody has said since there are roles.
    };
    // In the order of their handles.
    std::vector<MemberView> members() const;

    // Only administrators manage members. Who gave which role to whom, and when, are statements in
    // the group's papers.

    // A further member, who signs with a device of their own. Handles that differ in nothing but
    // large and small letters are one.
    // Errors: forbidden  by somebody else
    //         invalid    (subject: handle or passphrase)
    //         conflict   somebody has or had this handle, or there are too many members
    Result<void> add_member(Actor const&, std::string_view handle,
        crypto::SecretBytes const& passphrase, Hardness, access::Role = access::Role::caseworker);
    // Another passphrase for a member who lost theirs, or who comes back after having left. For the
    // first administrator the recovery code is there.
    // Errors: as above, and not_found  nobody else has this handle
    Result<void> reset_member(
        Actor const&, std::string_view handle, crypto::SecretBytes const& passphrase, Hardness);
    // Their passphrase opens nothing from now on, and no Actor, Permit or Reach of theirs is good
    // for anything; what they wrote stays, and so do their grants, for the day they come back.
    // Cases that nobody else administers come to whoever lets them go. The first administrator
    // cannot leave: the recovery code would have nobody to let in.
    // Errors: forbidden · not_found · conflict
    Result<void> let_member_go(Actor const&, std::string_view handle);
    // Cases that nobody else administers, and that the new role may not, come to whoever gives it.
    // Errors: forbidden · not_found · conflict  it would leave the group without an administrator
    Result<void> set_role(Actor const&, std::string_view handle, access::Role);
    // How many cases would come to whoever lets this member go.
    std::size_t administers_alone(std::string_view handle) const;

    // What this one may do, for faces that offer no more than that. Deeds ask by themselves.
    std::optional<access::Role> role(Actor const&) const;
    bool may(Actor const&, access::Deed) const;
    // Errors: forbidden
    Result<void> check_may(Actor const&, access::Deed) const;
    std::optional<Grant> grant(Actor const&, DossierId const&) const;
    // Records of this type in this dossier.
    bool may_write(Actor const&, DossierId const&, std::string_view type_key) const;
    bool may_comment(Actor const&, DossierId const&, std::string_view type_key) const;

    // ---- who may see a case

    // In the order of their handles. Errors: not_found  also when it is out of reach
    Result<std::vector<GrantView>> grants(Reach const&, DossierId const&) const;
    // Who administers a dossier says who else sees it, in a statement in the dossier.
    // Errors: forbidden
    //         not_found  no such member (subject: the handle)
    //         conflict   nobody would be left who administers it
    Result<void> give_grant(Actor const&, DossierId const&, std::string_view handle, Grant);
    Result<void> take_grant(Actor const&, DossierId const&, std::string_view handle);

    // ---- who looked

    // Notes that whoever has this reach saw fields of a record, as far as it has values in them.
    // Only what is sealed and lies in a dossier that somebody else opened is noted, and of one's
    // own what is exported. It is written
    // with the next commit, by keep_looks(), and before the workspace is locked. Whoever hands
    // something out to be taken along calls keep_looks() first.
    // `fields` empty: all of them.
    void note_look(
        Reach const&, Look, RecordView const&, std::span<std::string const> fields = {}) const;
    void keep_looks() const;
    // The latest first. Of one dossier: for whoever reads it. Of all: for administrators; of
    // dossiers out of their reach only that somebody looked, not at what.
    // Errors: forbidden · not_found
    Result<std::vector<LookView>> looks(
        Actor const&, std::optional<DossierId> const&, std::size_t limit) const;
    // When the recovery code was used, the latest first. Errors: forbidden
    Result<std::vector<UnixSeconds>> recovery_uses(Actor const&) const;

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
    DossierId group_papers() const;
    // What all members of the group share: care providers, practice notes. Nothing until somebody
    // puts the first thing there.
    std::optional<DossierId> shelf() const;
    // The same, founded if need be. Errors: forbidden
    Result<DossierId> open_shelf(Actor const&);
    // Whether it is this one's to put things there. Errors: forbidden
    Result<void> check_may_use_shelf(Actor const&) const;
    // A new dossier with this group as its only member: its grant and membership are written first,
    // then that whoever opened it administers it.
    // Errors: forbidden
    Result<DossierId> open_dossier(Actor const&);

    // For a copy that was restored: from now on its devices write into fresh feeds, the first
    // commit of each naming the heads that the copy knows, so that it forks nothing that was
    // written after the copy was made (PROTOCOL A1). Once, before anything is written.
    void start_new_feeds();
    // The dossier that holds a record. Errors: not_found  also when it is out of reach
    Result<DossierId> dossier_of(Reach const&, RecordId const&) const;

    // ---- writing

    // From now on what follows need not be on the disk when a call returns; whoever tells a person
    // of it waits for settling() first. For a desk that serves many people. What long calls write
    // (append_all), and what changes who can come in, is on the disk all the same.
    void let_saves_gather();
    // May outlive the workspace.
    std::shared_ptr<Settling> settling() const;
    // Does what could wait: looks are kept, the disk has everything, and the mark outside says so
    // (anchor.hpp). For every few seconds; done before the workspace is locked as well.
    void catch_up() const;

    // Signs, seals, stores, folds, reads back and verifies one commit; durable when it returns,
    // unless saves gather. On any error nothing is written.
    // Errors: forbidden  the permit is not for writing, or holds no more, or not for this type
    //         conflict   the group would be left without an administrator, or a case without
    //                    anybody who administers it
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

    // While it lives, all that is read is read in one look at the database, which costs less than
    // one for each question. Whatever is written meanwhile ends that look, and nothing else.
    class OneLook {
    public:
        explicit OneLook(Workspace const&);
        ~OneLook();
        OneLook(OneLook const&) = delete;
        OneLook& operator=(OneLook const&) = delete;

    private:
        std::unique_ptr<store::ReadTogether> m_look;
    };

    // Errors: not_found  also when it is out of reach
    Result<RecordView> record(Reach const&, RecordId const&) const;
    // Every statement about the record, oldest first, superseded ones too.
    Result<std::vector<StatedValue>> history(Reach const&, RecordId const&) const;
    std::vector<Link> links_to(Reach const&, RecordId const&, std::size_t limit = 200) const;
    // Those of records within reach; which of them were taken back is told beside, if asked for.
    std::map<RecordId, std::string> titles(
        Reach const&, std::vector<RecordId> const&, std::set<RecordId>* taken_back = nullptr) const;

    // Errors: not_found  no such type or field · invalid  a filter that cannot be meant
    Result<ListPage> list(Reach const&, ListQuery const&) const;
    Result<std::vector<FacetCount>> facet(
        Reach const&, ListQuery const&, std::string const& field, std::size_t limit = 30) const;
    // What a filter of a list of this type asks for, however it was typed; nothing is counted.
    FacetCount asked_for(Reach const&, std::string const& type, FieldFilter const&) const;
    Result<SearchPage> search(Reach const&, SearchQuery const&) const;

    // The record that a typed text means: by its id, its key ("NPL") or a title that no other has.
    std::optional<RecordId> find_record(
        Reach const&, std::vector<std::string> const& types, std::string_view text) const;

    std::vector<ChangeView> recent_changes(Reach const&, std::size_t limit) const;
    // Whole records that were taken back, the latest first.
    std::vector<RecordView> taken_back(Reach const&, std::size_t limit) const;
    std::vector<ChangeView> changes_of(Reach const&, RecordId const&) const;
    // The first of these, without what it says. Nothing when the record is out of reach.
    std::optional<CommitId> latest_change(Reach const&, RecordId const&) const;
    // Fields that take one value and have several that differ, until somebody decides.
    ConflictPage conflicts(Reach const&, ConflictQuery const&) const;
    std::size_t count(Reach const&, std::string_view type_key) const;

    // The original bytes of a file that a current or former value of the record refers to.
    // Errors: not_found · tampered
    Result<Bytes> read_file(Reach const&, RecordId const&, FileHash const&) const;

    // Grows with every accepted commit: whoever keeps something worked out compares it.
    std::uint64_t version() const;
    // Grows with everything that is written down here at all, such as a draft or a setting, and
    // with every look that is noted.
    std::uint64_t state() const;

    // ---- what a member keeps for themself; see saved_search.hpp. Of others' it tells nothing.

    // Whether a form that is begun may go beyond drafts_max: one that came in while the workspace
    // was locked has nowhere else to go.
    enum class DraftRoom : std::uint8_t { limited, always };
    // Keeps a form as it stands, in the place of what was kept of it before. Answers false, and
    // keeps nothing, when this very form was sent meanwhile.
    // Errors: forbidden  the member may not come in any more
    //         too_large  it is longer than draft_bytes_max
    //         conflict   there are drafts_max already
    Result<bool> keep_draft(Actor const&, FormId const&, std::string_view place,
        std::string_view body, DraftRoom = DraftRoom::limited);
    // Without their bodies, the one kept last first.
    std::vector<Draft> drafts(Actor const&) const;
    std::optional<Draft> draft(Actor const&, FormId const&) const;
    void throw_draft_away(Actor const&, FormId const&);

    // While it lives, the first commit that is written is what came of this form: that is
    // remembered in the transaction of the commit itself, and the form's draft is thrown away in
    // it. Whoever then finds sent_form() knows that all of it is done already.
    class Sending {
    public:
        Sending(Workspace&, Actor const&, FormId const&, FormKey const&);
        ~Sending();
        Sending(Sending const&) = delete;
        Sending& operator=(Sending const&) = delete;

    private:
        Workspace& m_workspace;
    };
    std::optional<SentForm> sent_form(Actor const&, FormKey const&) const;

    // In the order of their names, as their letters stand in Unicode.
    std::vector<SavedSearch> saved_searches(Actor const&) const;
    // Under a name that is tidied. One of the same name is replaced.
    // Errors: invalid   no name, or none that can be shown (subject: "name")
    //         too_large the name or the target is too long
    //         conflict  there are saved_searches_max already
    //         forbidden
    Result<void> save_search(Actor const&, std::string_view name, std::string_view target);
    // Errors: as above; not_found  there is none of that name
    //         conflict   another one has the new name already
    Result<void> rename_search(Actor const&, std::string_view name, std::string_view new_name);
    void drop_search(Actor const&, std::string_view name);

    // To whom one seals what only this member, signed in at this desk, is to read; the other half
    // lies in the database and nowhere else.
    crypto::AgeRecipient recipient_of(Actor const&) const;
    // What was sealed to it. Errors: those of crypto::age_decrypt
    Result<Bytes> open_sealed(Actor const&, ByteView sealed) const;

    // ---- care

    // Walks the whole log: every envelope opens, every signature holds, every link is there, every
    // file's parts are whole, and the tables are what the fold gives.
    VerifyReport verify(Progress const& = {}) const;
    // Makes the tables anew from the log.
    Result<void> rebuild(Progress const& = {});
    // What a backup is made of, taken while the workspace is open; see backup.hpp.
    // Errors: forbidden  by somebody who does not look after the workspace
    //         conflict   another backup is being made
    // Throws Fault when the disk does not let us.
    Result<Snapshot> take_snapshot(Actor const&) const;
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
    std::optional<schema::Value> meant_by(
        Reach const&, schema::Field const&, std::string const& text) const;
    explicit Workspace(std::unique_ptr<Desk>);
    static Result<std::unique_ptr<Workspace>> enter(VaultFolder, WayIn const&, Parts);
    Result<void> check_manages(Actor const&) const;
    Result<std::string> further_member(std::string_view typed_handle) const;

    std::unique_ptr<Desk> m_desk;
};

} // namespace saksi::workspace
