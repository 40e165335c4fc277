#include "log/commit.hpp"

#include "base/cbor.hpp"
#include "crypto/hash.hpp"
#include "crypto/seal.hpp"
#include "log/commit_header.hpp"
#include "log/newer.hpp"
#include "log/payload.hpp"
#include "log/sealing.hpp"

#include <algorithm>

namespace saksi::log {

static constexpr std::uint64_t envelope_version = 1;
static constexpr std::size_t header_object_bytes_max = 8 * 1024;
static constexpr std::size_t payload_object_bytes_max = payload_bytes_max
    + crypto::seal_overhead_bytes;

static Error broken()
{
    return { ErrorKind::tampered, N_("An entry is not what was sealed.") };
}

// ---- keys and what they are bound to ----

EpochKey::EpochKey(DossierId const& dossier, crypto::SecretBytes key)
    : m_dossier(dossier)
    , m_key(std::move(key))
    , m_id(EpochId::leading(crypto::sha256({ bytes_of("saksi/v1/epoch"), m_key.view() })))
{
}

EpochKey EpochKey::fresh(DossierId const& dossier, Dice& dice)
{
    return { dossier, crypto::SecretBytes::random(dice, byte_count) };
}

Result<EpochKey> EpochKey::from(DossierId const& dossier, crypto::SecretBytes key)
{
    if (key.size() != byte_count)
        return Error { ErrorKind::invalid, N_("This is not the key of a dossier.") };
    return EpochKey(dossier, std::move(key));
}

EpochKey EpochKey::copy() const
{
    return { m_dossier, m_key.copy() };
}

static Bytes joined(std::initializer_list<ByteView> parts)
{
    Bytes all;
    for (auto const part : parts)
        append(all, part);
    return all;
}

static Bytes header_context(DossierId const& dossier)
{
    return joined({ bytes_of("saksi/v1/hdr"), dossier.bytes() });
}

static Bytes payload_context(DossierId const& dossier)
{
    return joined({ bytes_of("saksi/v1/pay"), dossier.bytes() });
}

// What P is bound to, so that it can stand in no other place. The number is big-endian.
static Bytes payload_place(CommitHeader const& header)
{
    std::array<std::uint8_t, 8> seq;
    for (std::size_t i = 0; i < seq.size(); ++i)
        seq[i] = static_cast<std::uint8_t>(header.seq >> (56 - 8 * i));
    return joined(
        { payload_context(header.dossier), header.feed.bytes(), seq, header.epoch.bytes() });
}

static FileHash hash_of(ByteView bytes)
{
    return FileHash::leading(crypto::sha256(bytes));
}

// ---- the envelope ----

Bytes encode(Envelope const& envelope)
{
    cbor::Writer out;
    out.array(4).uint(envelope_version).bytes(envelope.epoch.bytes()).bytes(envelope.h);
    if (envelope.p)
        out.bytes(*envelope.p);
    else
        out.null();
    return out.take();
}

Result<Envelope> parse_envelope(ByteView encoded)
{
    cbor::Reader in(encoded);
    auto const items = TRY(in.array(64));
    auto const version = TRY(in.uint());
    if (version != envelope_version)
        return newer();
    if (items != 4)
        return Error { ErrorKind::invalid, N_("This is not an envelope.") };
    Envelope envelope;
    envelope.epoch = TRY(in.id<EpochId>());
    auto const h = TRY(in.bytes(header_object_bytes_max));
    envelope.h.assign(h.begin(), h.end());
    if (in.next_is_null()) {
        TRY(in.null());
    } else {
        auto const p = TRY(in.bytes(payload_object_bytes_max));
        envelope.p.emplace(p.begin(), p.end());
    }
    TRY(in.end());
    return envelope;
}

std::optional<WireId> wire_id(Envelope const& envelope)
{
    if (!envelope.p)
        return {};
    auto const h = crypto::sha256(envelope.h);
    auto const p = crypto::sha256(*envelope.p);
    return WireId::leading(crypto::sha256({ h, p }));
}

// ---- making ----

static FileHash root_of(std::span<StatementId const> ids)
{
    Bytes all;
    for (auto const& id : ids)
        append(all, id.bytes());
    return hash_of(all);
}

static StatementId item_id(std::string_view domain, ByteView item)
{
    return StatementId::leading(crypto::sha256({ bytes_of(domain), item }));
}

SealedCommit seal_with_payload(CommitHeader header, Bytes payload_object,
    crypto::SigningKey const& device, EpochKey const& key, Dice& dice)
{
    SAKSI_CHECK(header.dossier == key.dossier());
    header.epoch = key.id();
    header.payload_hash = hash_of(payload_object);
    header.payload_bytes = payload_object.size();

    auto const cose = crypto::cose_sign1(device, encode(header), OpenedCommit::content_type);
    auto const context = header_context(header.dossier);
    SealedCommit sealed;
    sealed.id = crypto::cose_id(MUST(crypto::parse_cose_sign1(cose, OpenedCommit::content_type)));
    sealed.envelope = { key.id(), crypto::seal(key.secret(), dice, context, context, cose),
        std::move(payload_object) };
    sealed.header = std::move(header);
    return sealed;
}

Result<SealedCommit> seal_items(CommitHeader header, std::span<Bytes const> items,
    std::string_view item_domain, crypto::SigningKey const& device, EpochKey const& key, Dice& dice)
{
    auto const payload = TRY(encode_payload(items));
    std::vector<StatementId> ids;
    for (auto const& item : items)
        ids.push_back(item_id(item_domain, item));

    header.epoch = key.id();
    auto object = crypto::seal(
        key.secret(), dice, payload_context(header.dossier), payload_place(header), payload);
    header.statements_root = root_of(ids);
    header.payload_commitment = FileHash::leading(MUST(crypto::commitment_of(object)));
    auto sealed = seal_with_payload(std::move(header), std::move(object), device, key, dice);
    sealed.statements = std::move(ids);
    return sealed;
}

Result<SealedCommit> seal_commit(
    CommitDraft const& draft, crypto::SigningKey const& device, EpochKey const& key, Dice& dice)
{
    std::vector<Bytes> items;
    for (auto const& statement : draft.statements) {
        TRY(check(statement));
        items.push_back(encode(statement));
    }
    CommitHeader header;
    header.kind = CommitKind::data;
    header.dossier = draft.dossier;
    header.feed = draft.feed;
    header.seq = draft.seq;
    header.prev = draft.prev;
    header.deps = draft.deps;
    std::ranges::sort(header.deps);
    header.stated_at = draft.stated_at;
    return seal_items(std::move(header), items, statement_domain, device, key, dice);
}

// ---- opening ----

// The plaintext of P, once it is the one that the header names.
static Result<Bytes> open_payload(CommitHeader const& header, ByteView object, EpochKey const& key)
{
    auto const commitment = TRY(crypto::commitment_of(object));
    if (FileHash::leading(commitment) != header.payload_commitment)
        return broken();
    return crypto::open_sealed(
        key.secret(), object, payload_context(header.dossier), payload_place(header));
}

static Result<std::vector<ByteView>> checked_items(
    CommitHeader const& header, std::string_view domain, ByteView plain)
{
    auto const items = TRY(parse_payload(plain));
    std::vector<StatementId> ids;
    std::vector<ByteView> present;
    for (auto const& item : items) {
        ids.push_back(item ? item_id(domain, *item) : StatementId());
        if (item)
            present.push_back(*item);
    }
    if (root_of(ids) != header.statements_root)
        return broken();
    return present;
}

static Result<std::vector<OpenedStatement>> read_statements(std::span<ByteView const> items)
{
    std::vector<OpenedStatement> statements;
    for (auto const item : items) {
        auto parsed = parse_statement(item);
        if (!parsed && parsed.error().kind != ErrorKind::unsupported)
            return std::move(parsed).error();
        OpenedStatement opened { statement_id(item), { item.begin(), item.end() }, {} };
        if (parsed)
            opened.statement = *std::move(parsed);
        statements.push_back(std::move(opened));
    }
    return statements;
}

static Result<Founding> read_founding(
    CommitHeader const& header, DeviceId const& signer, std::span<ByteView const> items)
{
    if (items.size() != 1)
        return newer();
    auto founding = TRY(parse_founding(items.front()));
    if (dossier_id(founding) != header.dossier || founding.device != signer)
        return Error { ErrorKind::invalid, N_("A dossier was not founded by its custodian.") };
    return founding;
}

// Everything but the subject of errors, which the caller knows better.
static Result<CommitHeader> open_header(crypto::CoseMessage const& message, EpochKey const& key)
{
    auto header = TRY(parse_commit_header(message.payload));
    // The seal is bound to both already; this holds them to what a court sees without the seal.
    if (header.dossier != key.dossier() || header.epoch != key.id())
        return Error { ErrorKind::invalid, N_("An entry names another dossier than its own.") };
    return header;
}

static Result<void> check_payload_object(CommitHeader const& header, ByteView object)
{
    if (object.size() != header.payload_bytes || hash_of(object) != header.payload_hash)
        return broken();
    return {};
}

struct Contents {
    std::vector<OpenedStatement> statements;
    std::optional<Founding> founding;
};

static Result<Contents> open_contents(
    CommitHeader const& header, DeviceId const& signer, ByteView object, EpochKey const& key)
{
    TRY(check_payload_object(header, object));
    Contents contents;
    switch (header.kind) {
    case CommitKind::data: {
        auto const plain = TRY(open_payload(header, object, key));
        auto const items = TRY(checked_items(header, statement_domain, plain));
        contents.statements = TRY(read_statements(items));
        return contents;
    }
    case CommitKind::membership: {
        auto const plain = TRY(open_payload(header, object, key));
        auto const items = TRY(checked_items(header, membership_domain, plain));
        contents.founding = TRY(read_founding(header, signer, items));
        return contents;
    }
    case CommitKind::grant: // P is an age file: open_grant.
        return contents;
    case CommitKind::checkpoint:
    case CommitKind::erase:
    case CommitKind::receipt:
    case CommitKind::heartbeat:
    case CommitKind::feed_close:
        break;
    }
    return newer();
}

static Error about(Error error, std::string subject)
{
    return { error.kind, error.message, std::move(subject) };
}

Result<OpenedCommit> open_commit(Envelope const& envelope, EpochKey const& key)
{
    if (envelope.epoch != key.id())
        return Error { ErrorKind::wrong_key, N_("This key does not belong to this entry."),
            envelope.epoch.text() };
    auto const context = header_context(key.dossier());
    auto cose = crypto::open_sealed(key.secret(), envelope.h, context, context);
    if (!cose)
        return about(std::move(cose).error(), envelope.epoch.text());
    auto message = crypto::parse_cose_sign1(*cose, OpenedCommit::content_type);
    if (!message)
        return about(std::move(message).error(), envelope.epoch.text());

    OpenedCommit opened;
    opened.m_id = crypto::cose_id(*message);
    opened.m_signer = message->device;
    auto header = open_header(*message, key);
    if (!header)
        return about(std::move(header).error(), opened.m_id.text());
    opened.m_header = *std::move(header);
    if (envelope.p) {
        auto contents = open_contents(opened.m_header, opened.m_signer, *envelope.p, key);
        if (!contents)
            return about(std::move(contents).error(), opened.m_id.text());
        opened.m_statements = std::move(contents->statements);
        opened.m_founding = std::move(contents->founding);
        opened.m_has_payload = true;
    }
    opened.m_cose = *std::move(cose);
    return opened;
}

} // namespace saksi::log
