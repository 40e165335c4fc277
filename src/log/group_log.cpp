#include "log/group_log.hpp"

#include "base/cbor.hpp"
#include "crypto/hash.hpp"
#include "log/newer.hpp"
#include "log/words.hpp"

#include <algorithm>
#include <limits>

namespace saksi::log {

static constexpr std::uint64_t entry_version = 1;
static constexpr std::size_t entry_items = 7;
static constexpr std::size_t items_max = 64; // Of any version.

// The second item of an entry. They are signed: a number is never given a second meaning.
enum EntryKind : std::uint64_t {
    group_founded = 1,
    device_added = 2,
    keeper_named = 3,
    recipient_set = 4,
};

static Error malformed()
{
    return { ErrorKind::invalid, N_("This is not an entry of a group's log.") };
}

GroupId group_id(crypto::VerifyKey const& root)
{
    return GroupId::leading(crypto::sha256({ bytes_of("saksi/v1/group"), root.bytes() }));
}

// ---- the device's own word ----

static Bytes agreement_text(GroupId const& group, DeviceAdded const& added)
{
    cbor::Writer out;
    out.array(5).text("saksi/v1/join").bytes(group.bytes()).bytes(added.key.bytes());
    out.bytes(added.recipient.bytes()).text(added.handle);
    return out.take();
}

DeviceAdded agree_to_join(GroupId const& group, crypto::SigningKey const& device,
    crypto::AgeRecipient const& recipient, std::string handle)
{
    DeviceAdded added { device.verify_key(), recipient, std::move(handle) };
    added.agreement = device.sign(agreement_text(group, added));
    return added;
}

static bool has_agreed(GroupId const& group, DeviceAdded const& added)
{
    return crypto::verify(added.key, agreement_text(group, added), added.agreement);
}

// ---- writing ----

static std::uint64_t kind_of(GroupDeed const& deed)
{
    return deed.index() + 1;
}

static void write(cbor::Writer& out, GroupFounded const& founded)
{
    SAKSI_CHECK(check_words_present(founded.name, group_name_bytes_max));
    out.array(2).bytes(founded.root.bytes()).text(founded.name);
}

static void write(cbor::Writer& out, DeviceAdded const& added)
{
    SAKSI_CHECK(check_words_present(added.handle, handle_bytes_max));
    out.array(4).bytes(added.key.bytes()).bytes(added.recipient.bytes());
    out.text(added.handle).bytes(added.agreement);
}

static void write(cbor::Writer& out, KeeperNamed const& named)
{
    out.array(2).uint(named.term).bytes(named.device.bytes());
}

static void write(cbor::Writer& out, RecipientSet const& set)
{
    out.array(2).uint(set.generation).bytes(set.recipient.bytes());
}

Bytes sign_group_entry(GroupEntry const& entry, crypto::SigningKey const& signer)
{
    SAKSI_CHECK(entry.deed && (entry.seq == 0) == !entry.prev && entry.stated_at >= 0);
    cbor::Writer out;
    out.array(entry_items).uint(entry_version).uint(kind_of(*entry.deed));
    out.bytes(entry.group.bytes()).uint(entry.seq);
    if (entry.prev)
        out.bytes(entry.prev->bytes());
    else
        out.null();
    out.uint(static_cast<std::uint64_t>(entry.stated_at));
    std::visit([&out](auto const& deed) { write(out, deed); }, *entry.deed);
    return crypto::cose_sign1(signer, out.take(), SignedGroupEntry::content_type);
}

// ---- reading ----

static Result<crypto::VerifyKey> read_key(cbor::Reader& in)
{
    auto const bytes = TRY(in.bytes_exactly(crypto::VerifyKey::byte_count));
    return crypto::VerifyKey::from(bytes);
}

static Result<crypto::AgeRecipient> read_recipient(cbor::Reader& in)
{
    auto const bytes = TRY(in.bytes_exactly(crypto::x25519_bytes));
    return crypto::AgeRecipient::from(bytes);
}

static Result<std::string> read_words(cbor::Reader& in, std::size_t bytes_max)
{
    auto const text = TRY(in.text(bytes_max));
    TRY(check_words_present(text, bytes_max));
    return std::string(text);
}

static Result<GroupDeed> read_founded(cbor::Reader& in)
{
    GroupFounded founded;
    founded.root = TRY(read_key(in));
    founded.name = TRY(read_words(in, group_name_bytes_max));
    return GroupDeed(std::move(founded));
}

static Result<GroupDeed> read_added(cbor::Reader& in)
{
    DeviceAdded added;
    added.key = TRY(read_key(in));
    added.recipient = TRY(read_recipient(in));
    added.handle = TRY(read_words(in, handle_bytes_max));
    auto const agreement = TRY(in.bytes_exactly(added.agreement.size()));
    std::ranges::copy(agreement, added.agreement.begin());
    return GroupDeed(std::move(added));
}

static Result<GroupDeed> read_named(cbor::Reader& in)
{
    KeeperNamed named;
    named.term = TRY(in.uint());
    named.device = TRY(in.id<DeviceId>());
    return GroupDeed(named);
}

static Result<GroupDeed> read_set(cbor::Reader& in)
{
    RecipientSet set;
    set.generation = TRY(in.uint());
    set.recipient = TRY(read_recipient(in));
    return GroupDeed(set);
}

// The body of an entry. Nothing when it is of a kind, or has parts, that this version does not
// know.
static Result<std::optional<GroupDeed>> read_deed(std::uint64_t kind, cbor::Reader& in)
{
    static constexpr std::size_t known_items[] = { 0, 2, 4, 2, 2 };
    auto const body = TRY(in.raw_item());
    if (kind == 0 || kind >= std::size(known_items))
        return std::optional<GroupDeed>();
    cbor::Reader inside(body);
    auto const items = TRY(inside.array(items_max));
    if (items > known_items[kind])
        return std::optional<GroupDeed>();
    if (items < known_items[kind])
        return malformed();
    auto deed = kind == group_founded ? read_founded(inside)
        : kind == device_added        ? read_added(inside)
        : kind == keeper_named        ? read_named(inside)
                                      : read_set(inside);
    if (!deed)
        return std::move(deed).error();
    return std::optional<GroupDeed>(*std::move(deed));
}

static Result<GroupEntry> read_entry(ByteView payload)
{
    TRY(cbor::check(payload));
    cbor::Reader in(payload);
    auto const items = TRY(in.array(items_max));
    auto const version = TRY(in.uint());
    if (version != entry_version || items > entry_items)
        return newer();
    GroupEntry entry;
    auto const kind = TRY(in.uint());
    entry.group = TRY(in.id<GroupId>());
    entry.seq = TRY(in.uint());
    if (in.next_is_null()) {
        TRY(in.null());
    } else {
        entry.prev = TRY(in.id<GroupEntryId>());
    }
    auto const seconds = TRY(in.uint());
    entry.stated_at = static_cast<UnixSeconds>(seconds);
    entry.deed = TRY(read_deed(kind, in));
    TRY(in.end());
    if ((entry.seq == 0) == entry.prev.has_value() || entry.stated_at < 0)
        return malformed();
    return entry;
}

Result<SignedGroupEntry> SignedGroupEntry::parse(ByteView encoded)
{
    auto const message = TRY(crypto::parse_cose_sign1(encoded, content_type));
    SignedGroupEntry parsed;
    parsed.m_entry = TRY(read_entry(message.payload));
    parsed.m_id = GroupEntryId::leading(crypto::cose_id(message).bytes());
    parsed.m_signer = message.device;
    parsed.m_cose.assign(encoded.begin(), encoded.end());
    return parsed;
}

// ---- the fold ----

// The key that may sign this entry, by what the log says before it; null when nobody's may.
static crypto::VerifyKey const* entitled_key(GroupView const& before, SignedGroupEntry const& next)
{
    auto const& deed = next.entry().deed;
    if (before.length == 0) {
        auto const* founded = deed ? std::get_if<GroupFounded>(&*deed) : nullptr;
        bool const roots_this_group = founded && group_id(founded->root) == before.id;
        return roots_this_group ? &founded->root : nullptr;
    }
    if (next.signer() == before.root.device_id())
        return &before.root;
    bool const keeper_signs = before.keeper && before.keeper->device == next.signer();
    bool const keeper_may = !deed || std::holds_alternative<DeviceAdded>(*deed);
    return keeper_signs && keeper_may ? &before.devices.at(next.signer()).key : nullptr;
}

struct Follows {
    GroupView const& before;

    bool operator()(GroupFounded const&) const { return before.length == 0; }
    bool operator()(DeviceAdded const& added) const { return has_agreed(before.id, added); }
    bool operator()(KeeperNamed const& named) const
    {
        return before.devices.contains(named.device)
            && (!before.keeper || named.term > before.keeper->term);
    }
    bool operator()(RecipientSet const& set) const
    {
        auto const last = before.recipients.empty() ? 0 : before.recipients.rbegin()->first;
        return last < std::numeric_limits<std::uint64_t>::max() && set.generation == last + 1;
    }
};

static bool may_follow(GroupView const& before, SignedGroupEntry const& next)
{
    if (next.entry().prev != before.head)
        return false;
    auto const* key = entitled_key(before, next);
    if (!key || !verify(next, *key))
        return false;
    return !next.entry().deed || std::visit(Follows { before }, *next.entry().deed);
}

struct TakeIn {
    GroupView& view;

    void operator()(GroupFounded const& founded) const
    {
        view.root = founded.root;
        view.name = founded.name;
    }
    void operator()(DeviceAdded const& added) const
    {
        view.devices.insert_or_assign(
            added.key.device_id(), GroupDevice { added.key, added.recipient, added.handle });
    }
    void operator()(KeeperNamed const& named) const { view.keeper = named; }
    void operator()(RecipientSet const& set) const
    {
        view.recipients.emplace(set.generation, set.recipient);
    }
};

GroupLog::GroupLog(GroupId const& id)
{
    m_view.id = id;
}

// Takes in what follows the head, as far as exactly one entry does.
void GroupLog::advance()
{
    for (auto held = m_held.find(m_view.length); held != m_held.end();
        held = m_held.find(m_view.length)) {
        SignedGroupEntry const* next = nullptr;
        for (auto const& [encoded, entry] : held->second) {
            if (!may_follow(m_view, entry))
                continue;
            if (next && next->id() != entry.id())
                m_view.forked = true;
            next = &entry;
        }
        if (!next || m_view.forked)
            return;
        m_view.newer = !next->entry().deed;
        if (m_view.newer)
            return;
        std::visit(TakeIn { m_view }, *next->entry().deed);
        m_view.head = next->id();
        m_view.length += 1;
    }
}

Result<void> GroupLog::add(ByteView encoded)
{
    auto entry = TRY(SignedGroupEntry::parse(encoded));
    if (entry.entry().group != m_view.id)
        return malformed();
    auto const seq = entry.entry().seq;
    auto cose = entry.cose();
    if (!m_held[seq].try_emplace(std::move(cose), std::move(entry)).second)
        return {};
    // What takes a place that seemed settled is judged with the whole log.
    if (seq < m_view.length || m_view.forked || m_view.newer) {
        GroupView fresh;
        fresh.id = m_view.id;
        m_view = std::move(fresh);
    }
    advance();
    return {};
}

Bytes GroupLog::append(GroupDeed deed, crypto::SigningKey const& signer, UnixSeconds now)
{
    GroupEntry entry;
    entry.group = m_view.id;
    entry.seq = m_view.length;
    entry.prev = m_view.head;
    entry.stated_at = now;
    entry.deed = std::move(deed);
    auto encoded = sign_group_entry(entry, signer);
    auto const length_before = m_view.length;
    SAKSI_CHECK(add(encoded) && m_view.length == length_before + 1);
    return encoded;
}

} // namespace saksi::log
