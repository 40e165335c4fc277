#include "log/dossier_keys.hpp"

#include "base/cbor.hpp"
#include "crypto/hash.hpp"
#include "log/newer.hpp"
#include "log/sealing.hpp"

#include <algorithm>
#include <functional>

namespace saksi::log {

static constexpr std::size_t groups_max = 1000;

// ---- founding ----

// The first item says what is done to the membership; later versions add to it.
static constexpr std::uint64_t membership_founded = 1;

DossierId dossier_id(Founding const& founding)
{
    return DossierId::leading(crypto::sha256({ bytes_of("saksi/v1/dossier"), founding.salt,
        founding.custodian.bytes(), founding.device.bytes() }));
}

Bytes encode(Founding const& founding)
{
    cbor::Writer out;
    out.array(5).uint(membership_founded).bytes(founding.salt);
    out.bytes(founding.custodian.bytes()).bytes(founding.device.bytes());
    out.array(founding.members.size());
    for (auto const& member : founding.members)
        out.bytes(member.bytes());
    return out.take();
}

Result<Founding> parse_founding(ByteView encoded)
{
    cbor::Reader in(encoded);
    auto const items = TRY(in.array(64));
    auto const deed = TRY(in.uint());
    if (deed != membership_founded || items > 5)
        return newer();
    Founding founding;
    auto const salt = TRY(in.bytes_exactly(founding.salt.size()));
    std::ranges::copy(salt, founding.salt.begin());
    founding.custodian = TRY(in.id<GroupId>());
    founding.device = TRY(in.id<DeviceId>());
    auto const count = TRY(in.array(groups_max));
    for (std::size_t i = 0; i < count; ++i) {
        auto const member = TRY(in.id<GroupId>());
        founding.members.push_back(member);
    }
    TRY(in.end());
    bool const sorted = std::ranges::adjacent_find(founding.members, std::greater_equal<>())
        == founding.members.end();
    if (!sorted || !std::ranges::binary_search(founding.members, founding.custodian))
        return Error { ErrorKind::invalid,
            N_("The members of a dossier are not listed properly.") };
    return founding;
}

// ---- the inside of a grant ----

enum GrantKey : std::uint64_t { dossier_key = 1, secret_key = 2, groups_key = 3 };

static crypto::SecretBytes encode_grant(EpochKey const& key, std::span<GrantedGroup const> groups)
{
    cbor::Writer out;
    out.map(3).uint(dossier_key).bytes(key.dossier().bytes());
    out.uint(secret_key).bytes(key.secret().view());
    out.uint(groups_key).array(groups.size());
    for (auto const& granted : groups) {
        out.array(3).bytes(granted.group.bytes()).uint(granted.generation);
        out.bytes(granted.recipient.bytes());
    }
    auto plain = out.take();
    auto secret = crypto::SecretBytes::copy_of(plain);
    crypto::wipe(plain);
    return secret;
}

static Result<GrantedGroup> read_granted(cbor::Reader& in)
{
    TRY(in.array_exactly(3));
    GrantedGroup granted;
    granted.group = TRY(in.id<GroupId>());
    granted.generation = TRY(in.uint());
    auto const recipient = TRY(in.bytes_exactly(crypto::x25519_bytes));
    granted.recipient = TRY(crypto::AgeRecipient::from(recipient));
    return granted;
}

static Result<OpenedGrant> parse_grant(ByteView plain)
{
    auto const expect_key = [](cbor::Reader& in, std::uint64_t wanted) -> Result<void> {
        auto const key = TRY(in.uint());
        if (key != wanted)
            return Error { ErrorKind::invalid, N_("This is not a grant.") };
        return {};
    };
    TRY(cbor::check(plain));
    cbor::Reader in(plain);
    auto const pairs = TRY(in.map(64));
    TRY(expect_key(in, dossier_key));
    auto const dossier = TRY(in.id<DossierId>());
    TRY(expect_key(in, secret_key));
    auto const secret = TRY(in.bytes_exactly(EpochKey::byte_count));
    TRY(expect_key(in, groups_key));
    auto const count = TRY(in.array(groups_max));
    std::vector<GrantedGroup> groups;
    for (std::size_t i = 0; i < count; ++i) {
        auto const granted = TRY(read_granted(in));
        groups.push_back(granted);
    }
    // Keys of earlier epochs, for groups that join later, will follow here.
    if (pairs > 3)
        return newer();
    TRY(in.end());
    bool const sorted = std::ranges::adjacent_find(
                            groups, std::greater_equal<>(), &GrantedGroup::group)
        == groups.end();
    if (!sorted || groups.empty())
        return Error { ErrorKind::invalid, N_("The groups of a grant are not listed properly.") };
    auto key = TRY(EpochKey::from(dossier, crypto::SecretBytes::copy_of(secret)));
    return OpenedGrant { std::move(key), std::move(groups) };
}

// How many recipients an age file has: its stanzas begin with "-> " at the start of a line, its
// header ends with the line of the MAC, "---".
static std::size_t stanzas_of(ByteView file)
{
    auto text = text_of(file);
    text = text.substr(0, text.find("\n---"));
    std::size_t count = 0;
    for (auto at = text.find("\n-> "); at != text.npos; at = text.find("\n-> ", at + 1))
        ++count;
    return count;
}

static Result<OpenedGrant> open_grant_file(
    Envelope const& envelope, crypto::AgeIdentity const& identity)
{
    if (!envelope.p)
        return Error { ErrorKind::invalid, N_("This is not a grant.") };
    auto plain = TRY(crypto::age_decrypt(identity, *envelope.p));
    auto grant = parse_grant(plain);
    crypto::wipe(plain);
    if (!grant)
        return grant;
    if (grant->key.id() != envelope.epoch || stanzas_of(*envelope.p) != grant->groups.size())
        return Error { ErrorKind::tampered, N_("A grant is not what it says to be.") };
    return grant;
}

Result<OpenedGrant> open_grant(Envelope const& envelope, crypto::AgeIdentity const& identity)
{
    auto grant = open_grant_file(envelope, identity);
    if (grant)
        return grant;
    return Error { grant.error().kind, grant.error().message, envelope.epoch.text() };
}

// ---- making both ----

static CommitHeader founding_header(CommitKind kind, FoundedDossier const& dossier, UnixSeconds now)
{
    CommitHeader header;
    header.kind = kind;
    header.dossier = dossier.dossier;
    header.feed = dossier.feed;
    header.stated_at = now;
    return header;
}

FoundedDossier found_dossier(GroupId const& custodian, std::span<GrantedGroup const> members,
    crypto::SigningKey const& device, UnixSeconds now, Dice& dice)
{
    std::vector<GrantedGroup> groups(members.begin(), members.end());
    std::ranges::sort(groups, {}, &GrantedGroup::group);

    Founding founding;
    dice.fill(founding.salt);
    founding.custodian = custodian;
    founding.device = device.verify_key().device_id();
    for (auto const& granted : groups)
        founding.members.push_back(granted.group);
    auto const item = encode(founding);
    SAKSI_CHECK(parse_founding(item)); // Each group once, the custodian among them.

    auto const id = dossier_id(founding);
    FoundedDossier made { id, FeedId::fresh(dice), EpochKey::fresh(id, dice), {}, {} };

    std::vector<crypto::AgeRecipient> recipients;
    for (auto const& granted : groups)
        recipients.push_back(granted.recipient);
    auto const inside = encode_grant(made.key, groups);
    made.grant = seal_with_payload(founding_header(CommitKind::grant, made, now),
        crypto::age_encrypt(recipients, dice, inside.view()), device, made.key, dice);

    auto header = founding_header(CommitKind::membership, made, now);
    header.seq = 1;
    header.prev = made.grant.id;
    made.membership = MUST(seal_items(
        std::move(header), std::span(&item, 1), membership_domain, device, made.key, dice));
    return made;
}

} // namespace saksi::log
