// A commit: a few statements signed by one device, sealed under the key of the dossier's epoch.
// It travels and rests as an Envelope of two sealed objects: H, the signed header, and P, the
// payload. The header holds only salted hashes of the payload, so that P can be erased and the
// chain of headers still be verified.
// Format: docs/formats/commit.md. What is accepted is decided in log/acceptance.hpp.
#pragma once

#include "base/clock.hpp"
#include "base/id.hpp"
#include "crypto/secret_bytes.hpp"
#include "log/statement.hpp"
#include "log/verified.hpp"

#include <optional>
#include <vector>

namespace saksi::log {

// SHA-256(SHA-256(H) ‖ SHA-256(P)): the name of an envelope where nobody can open it.
using WireId = Id<struct WireTag, 32>;

inline constexpr std::size_t payload_bytes_max = 256 * 1024; // Padded, before sealing.
inline constexpr std::size_t envelope_bytes_max = 260 * 1024;
inline constexpr std::size_t deps_max = 64;

enum class CommitKind : std::uint8_t {
    data = 1,       // Statements.
    grant = 2,      // The key of a new epoch, for the member groups.
    membership = 3, // Which groups the dossier belongs to.
    // Kept and passed on, not understood yet:
    checkpoint = 4,
    erase = 5,
    receipt = 6,
    heartbeat = 7,
    feed_close = 8,
};

// The header as it is signed.
struct CommitHeader {
    CommitKind kind = CommitKind::data;
    DossierId dossier;
    FeedId feed;
    std::uint64_t seq = 0;        // 0, 1, 2 … within the feed.
    std::optional<CommitId> prev; // Absent exactly when seq is 0.
    std::vector<CommitId> deps;   // Sorted. Heads of other feeds, first seen since prev.
    EpochId epoch;
    UnixSeconds stated_at = 0;       // The signer's claim, never before 1970.
    FileHash payload_hash;           // SHA-256 of the object P.
    std::uint64_t payload_bytes = 0; // Length of the object P.
    // Absent for grants, whose P is an age file.
    std::optional<FileHash> statements_root;    // SHA-256 of all statement ids, in order.
    std::optional<FileHash> payload_commitment; // P's key commitment: there is one plaintext.

    friend bool operator==(CommitHeader const&, CommitHeader const&) = default;
};

// The key of a dossier's epoch (PROTOCOL b5), with what it is bound to.
class EpochKey {
public:
    static constexpr std::size_t byte_count = 32;

    static EpochKey fresh(DossierId const&, Dice&);
    // Errors: invalid  not 32 bytes
    static Result<EpochKey> from(DossierId const&, crypto::SecretBytes key);

    // SHA-256("saksi/v1/epoch" ‖ key), the first 16 bytes.
    EpochId const& id() const { return m_id; }
    DossierId const& dossier() const { return m_dossier; }
    crypto::SecretBytes const& secret() const { return m_key; } // The 32 bytes, to be kept.
    EpochKey copy() const;

private:
    EpochKey(DossierId const&, crypto::SecretBytes);

    DossierId m_dossier;
    crypto::SecretBytes m_key;
    EpochId m_id;
};

// The two sealed objects as they lie in the log and cross a wire. Nothing here was checked.
struct Envelope {
    EpochId epoch;
    Bytes h;
    std::optional<Bytes> p; // Absent once the payload was erased.

    friend bool operator==(Envelope const&, Envelope const&) = default;
};

// CBOR [1, epoch, H, P or null].
Bytes encode(Envelope const&);
// Errors: invalid      not an envelope in our one spelling
//         too_large    an object above its limit
//         unsupported  an envelope of a newer version
Result<Envelope> parse_envelope(ByteView);

// Nothing when P was erased: then only the two hashes kept beside it still tell the id.
std::optional<WireId> wire_id(Envelope const&);

// What a new commit is to say.
struct CommitDraft {
    DossierId dossier;
    FeedId feed;
    std::uint64_t seq = 0;
    std::optional<CommitId> prev;
    std::vector<CommitId> deps; // In any order.
    UnixSeconds stated_at = 0;
    std::vector<Statement> statements; // Each with a salt of its own, drawn by the caller.
};

struct SealedCommit {
    CommitId id;
    CommitHeader header;
    Envelope envelope;
    std::vector<StatementId> statements; // The ids, in the order of the draft.
};

// Signs and seals a data commit.
// Errors: invalid    a statement that check() refuses (subject: its field)
//         too_large  the payload or a statement exceeds its limit
Result<SealedCommit> seal_commit(
    CommitDraft const&, crypto::SigningKey const& device, EpochKey const&, Dice&);

// A statement inside a commit.
struct OpenedStatement {
    StatementId id;
    Bytes encoded;
    std::optional<Statement> statement; // Absent when a newer program made it; kept all the same.
};

// How a dossier begins. Its id follows from this (see dossier_id), so that nobody but the custodian
// can found it, and nobody else can claim to have.
struct Founding {
    std::array<std::uint8_t, 32> salt {};
    GroupId custodian;            // The group that decides about membership,
    DeviceId device;              // and its device that signs such decisions.
    std::vector<GroupId> members; // Sorted; the custodian is one of them.

    friend bool operator==(Founding const&, Founding const&) = default;
};

// SHA-256("saksi/v1/dossier" ‖ salt ‖ custodian ‖ device), the first 16 bytes.
DossierId dossier_id(Founding const&);

// A commit whose seal was opened: the header is in its one spelling, belongs to this dossier and
// epoch, and the payload is the very one that it names. Who signed it is not checked; see verify().
class OpenedCommit {
public:
    static constexpr std::string_view content_type = crypto::commit_content;

    CommitId const& id() const { return m_id; }
    CommitHeader const& header() const { return m_header; }
    DeviceId const& signer() const { return m_signer; }
    // The COSE_Sign1 message as received: what verify() checks and a court is given.
    Bytes const& cose() const { return m_cose; }

    // Whether the object P was there.
    bool has_payload() const { return m_has_payload; }
    // Of a data commit; empty for other kinds and when P was erased.
    std::vector<OpenedStatement> const& statements() const { return m_statements; }
    // Of a membership commit that founds its dossier.
    std::optional<Founding> const& founding() const { return m_founding; }

private:
    friend Result<OpenedCommit> open_commit(Envelope const&, EpochKey const&);
    OpenedCommit() = default;

    CommitId m_id;
    CommitHeader m_header;
    DeviceId m_signer;
    Bytes m_cose;
    bool m_has_payload = false;
    std::vector<OpenedStatement> m_statements;
    std::optional<Founding> m_founding;
};

// Opens and checks everything that can be checked without other commits and without the signer's
// key. A grant's P stays closed: see open_grant in log/dossier_keys.hpp.
// Errors: wrong_key    the envelope is of another epoch than the key
//         tampered     an object is not what was sealed, or P is not the one that the header names
//         invalid      a part is not in its one spelling, or says what no commit can say
//         unsupported  made by a newer version: to be kept, passed on and shown as such
// The subject is the commit's id, or the epoch's where the header could not be opened.
Result<OpenedCommit> open_commit(Envelope const&, EpochKey const&);

} // namespace saksi::log
