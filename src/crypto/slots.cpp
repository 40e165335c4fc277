#include "crypto/slots.hpp"

#include "crypto/hash.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/seal.hpp"

#include <algorithm>

namespace saksi::crypto {

// The second one has slots of members, which the first did not know.
static constexpr std::uint64_t version = 1;
static constexpr std::uint64_t version_with_members = 2;
static constexpr std::string_view label = "saksi/v1/slot";
static constexpr std::size_t body_bytes_max = 16384;
static constexpr std::size_t wrapped_key_bytes = vault_key_bytes + seal_overhead_bytes;

enum BodyKey : std::uint64_t { body_version = 1, body_vault = 2, body_slots = 3 };
enum SlotKey : std::uint64_t {
    slot_kind = 1,
    slot_wrapped = 2,
    slot_salt = 3,
    slot_passes = 4,
    slot_memory = 5,
    slot_id = 6,
    slot_hint = 7
};

static constexpr std::size_t members_of(Slots::Kind kind)
{
    switch (kind) {
    case Slots::Kind::passphrase:
        return 5;
    case Slots::Kind::recovery:
        return 2;
    case Slots::Kind::member:
        return 7;
    }
    return 0;
}

static Error damaged()
{
    return { ErrorKind::tampered,
        N_("The key slots of this workspace are damaged. Please restore a backup.") };
}

Slots Slots::make(Dice& dice)
{
    Slots slots;
    slots.m_vault = VaultId::fresh(dice);
    return slots;
}

// ---- Ways in

// A slot copied into another vault, or passed off as another kind or as another member's, does not
// open.
Bytes Slots::info(Slot const& slot) const
{
    Bytes info;
    append(info, bytes_of(label));
    append(info, m_vault.bytes());
    info.push_back(static_cast<std::uint8_t>(slot.kind));
    if (slot.kind == Kind::member)
        append(info, slot.id.bytes());
    return info;
}

std::uint8_t Slots::hint_of(std::string_view handle) const
{
    Bytes named;
    append(named, m_vault.bytes());
    append(named, bytes_of("member"));
    append(named, bytes_of(handle));
    return sha256(named).front();
}

void Slots::add(Slot slot)
{
    SAKSI_CHECK(m_slots.size() < slots_max);
    m_slots.push_back(std::move(slot));
}

void Slots::add_slow(
    Slot slot, SecretBytes const& vault_key, SecretBytes const& passphrase, Dice& dice)
{
    SAKSI_CHECK(vault_key.size() == vault_key_bytes);
    slot.argon2_salt.resize(argon2_salt_bytes);
    dice.fill(slot.argon2_salt);
    auto const key = argon2id(normal_passphrase(passphrase).view(), slot.argon2_salt, slot.params);
    slot.wrapped_key = seal(key, dice, info(slot), {}, vault_key.view());
    add(std::move(slot));
}

void Slots::add_passphrase(
    SecretBytes const& vault_key, SecretBytes const& passphrase, Argon2Params params, Dice& dice)
{
    add_slow({ .kind = Kind::passphrase, .params = params }, vault_key, passphrase, dice);
}

SlotId Slots::add_member(SecretBytes const& vault_key, SecretBytes const& passphrase,
    std::string_view handle, Argon2Params params, Dice& dice)
{
    auto const id = SlotId::fresh(dice);
    add_slow({ .kind = Kind::member, .params = params, .id = id, .hint = hint_of(handle) },
        vault_key, passphrase, dice);
    return id;
}

void Slots::add_recovery(SecretBytes const& vault_key, RecoveryCode const& code, Dice& dice)
{
    SAKSI_CHECK(vault_key.size() == vault_key_bytes);
    Slot slot { .kind = Kind::recovery };
    slot.wrapped_key = seal(
        SecretBytes::copy_of(code.bits()), dice, info(slot), {}, vault_key.view());
    add(std::move(slot));
}

void Slots::remove(SlotId const& id)
{
    std::erase_if(
        m_slots, [&](Slot const& slot) { return slot.kind == Kind::member && slot.id == id; });
}

void Slots::remove(Kind kind)
{
    std::erase_if(m_slots, [&](Slot const& slot) { return slot.kind == kind; });
}

std::size_t Slots::count(Kind kind) const
{
    return static_cast<std::size_t>(std::ranges::count(m_slots, kind, &Slot::kind));
}

Result<SecretBytes> Slots::open(SecretBytes const& typed) const
{
    auto opened = TRY(open_slot(typed));
    return std::move(opened.vault_key);
}

Result<Slots::Opened> Slots::open_slot(
    SecretBytes const& typed, std::string_view handle, Unnamed unnamed) const
{
    auto const is_tried = [&](Slot const& slot) {
        if (slot.kind != Kind::member)
            return true;
        return handle.empty() ? unnamed == Unnamed::everybody : slot.hint == hint_of(handle);
    };
    auto const unwrap = [&](Slot const& slot, SecretBytes const& key) -> std::optional<Opened> {
        auto opened = open_sealed(key, slot.wrapped_key, info(slot), {});
        if (!opened)
            return std::nullopt;
        Opened way { SecretBytes::copy_of(*opened), slot.kind, std::nullopt };
        wipe(*opened);
        if (slot.kind == Kind::member)
            way.member = slot.id;
        return way;
    };

    if (auto const code = RecoveryCode::parse(text_of(typed.view()))) {
        for (auto const& slot : m_slots) {
            if (slot.kind != Kind::recovery)
                continue;
            if (auto way = unwrap(slot, SecretBytes::copy_of(code->bits())))
                return *std::move(way);
        }
    }
    auto const passphrase = normal_passphrase(typed);
    for (auto const& slot : m_slots) {
        if (slot.kind == Kind::recovery || !is_tried(slot))
            continue;
        auto const key = argon2id(passphrase.view(), slot.argon2_salt, slot.params);
        if (auto way = unwrap(slot, key))
            return *std::move(way);
    }
    return Error { ErrorKind::wrong_key,
        N_("This passphrase or recovery code does not open the workspace.") };
}

// ---- Bytes

Bytes Slots::encode() const
{
    cbor::Writer body;
    body.map(3);
    body.uint(body_version).uint(count(Kind::member) ? version_with_members : version);
    body.uint(body_vault).bytes(m_vault.bytes());
    body.uint(body_slots).array(m_slots.size());
    for (auto const& slot : m_slots) {
        body.map(members_of(slot.kind));
        body.uint(slot_kind).uint(static_cast<std::uint64_t>(slot.kind));
        body.uint(slot_wrapped).bytes(slot.wrapped_key);
        if (slot.kind != Kind::recovery) {
            body.uint(slot_salt).bytes(slot.argon2_salt);
            body.uint(slot_passes).uint(slot.params.passes);
            body.uint(slot_memory).uint(slot.params.memory_bytes);
        }
        if (slot.kind == Kind::member) {
            body.uint(slot_id).bytes(slot.id.bytes());
            body.uint(slot_hint).uint(slot.hint);
        }
    }
    auto const encoded = body.take();
    return cbor::Writer().array(2).bytes(encoded).bytes(sha256(encoded)).take();
}

Result<Slots> Slots::parse(ByteView encoded)
{
    cbor::Reader reader { encoded };
    if (!reader.array_exactly(2))
        return damaged();
    auto const body = reader.bytes(body_bytes_max);
    auto const checksum = reader.bytes_exactly(hash_bytes);
    if (!body || !checksum || !reader.end())
        return damaged();
    // The checksum tells a damaged file from a wrong passphrase. It protects against nobody.
    if (!std::ranges::equal(sha256(*body), *checksum))
        return damaged();
    auto slots = parse_body(*body);
    if (!slots && slots.error().kind != ErrorKind::unsupported)
        return damaged();
    return slots;
}

// Reads the next key, which must be this one.
static Result<void> expect_key(cbor::Reader& reader, std::uint64_t key)
{
    auto const found = TRY(reader.uint());
    if (found != key)
        return damaged();
    return {};
}

Result<Slots> Slots::parse_body(ByteView body)
{
    cbor::Reader reader { body };
    auto const members = TRY(reader.map(64));
    TRY(expect_key(reader, body_version));
    auto const found_version = TRY(reader.uint());
    if (found_version != version && found_version != version_with_members)
        return Error { ErrorKind::unsupported,
            N_("This workspace was made by a newer version of Saksi.") };
    if (members != 3)
        return damaged();
    Slots slots;
    TRY(expect_key(reader, body_vault));
    slots.m_vault = TRY(reader.id<VaultId>());
    TRY(expect_key(reader, body_slots));
    auto const count = TRY(reader.array(slots_max));
    for (std::size_t i = 0; i < count; ++i) {
        auto slot = TRY(parse_slot(reader));
        slots.m_slots.push_back(std::move(slot));
    }
    TRY(reader.end());
    // Of the two spellings of the version one is right for what follows.
    if ((found_version == version_with_members) != (slots.count(Kind::member) > 0))
        return damaged();
    return slots;
}

Result<Slots::Slot> Slots::parse_slot(cbor::Reader& reader)
{
    Slot slot;
    auto const members = TRY(reader.map(7));
    TRY(expect_key(reader, slot_kind));
    auto const kind = TRY(reader.uint());
    if (kind < std::uint64_t(Kind::passphrase) || kind > std::uint64_t(Kind::member))
        return damaged();
    slot.kind = static_cast<Kind>(kind);
    if (members != members_of(slot.kind))
        return damaged();
    TRY(expect_key(reader, slot_wrapped));
    auto const wrapped = TRY(reader.bytes_exactly(wrapped_key_bytes));
    slot.wrapped_key.assign(wrapped.begin(), wrapped.end());
    if (slot.kind == Kind::recovery)
        return slot;

    TRY(expect_key(reader, slot_salt));
    auto const salt = TRY(reader.bytes_exactly(argon2_salt_bytes));
    slot.argon2_salt.assign(salt.begin(), salt.end());
    TRY(expect_key(reader, slot_passes));
    auto const passes = TRY(reader.uint());
    TRY(expect_key(reader, slot_memory));
    slot.params.memory_bytes = TRY(reader.uint());
    if (passes < argon2_floor.passes || passes > argon2_ceiling.passes
        || slot.params.memory_bytes < argon2_floor.memory_bytes
        || slot.params.memory_bytes > argon2_ceiling.memory_bytes)
        return damaged();
    slot.params.passes = static_cast<std::uint32_t>(passes);
    if (slot.kind == Kind::passphrase)
        return slot;

    TRY(expect_key(reader, slot_id));
    slot.id = TRY(reader.id<SlotId>());
    TRY(expect_key(reader, slot_hint));
    auto const hint = TRY(reader.uint());
    if (hint > 0xff)
        return damaged();
    slot.hint = static_cast<std::uint8_t>(hint);
    return slot;
}

} // namespace saksi::crypto
