#include "crypto/slots.hpp"

#include "crypto/hash.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/seal.hpp"

#include <algorithm>

namespace saksi::crypto {

static constexpr std::uint64_t version = 1;
static constexpr std::string_view label = "saksi/v1/slot";
static constexpr std::size_t body_bytes_max = 4096;
static constexpr std::size_t wrapped_key_bytes = vault_key_bytes + seal_overhead_bytes;

enum BodyKey : std::uint64_t { body_version = 1, body_vault = 2, body_slots = 3 };
enum SlotKey : std::uint64_t {
    slot_kind = 1,
    slot_wrapped = 2,
    slot_salt = 3,
    slot_passes = 4,
    slot_memory = 5
};

static Error damaged()
{
    return { ErrorKind::tampered, N_("The key slots of this workspace are damaged.") };
}

Slots Slots::make(Dice& dice)
{
    Slots slots;
    slots.m_vault = VaultId::fresh(dice);
    return slots;
}

// ---- Ways in

// A slot copied into another vault or passed off as the other kind does not open.
Bytes Slots::info(Kind kind) const
{
    Bytes info;
    append(info, bytes_of(label));
    append(info, m_vault.bytes());
    info.push_back(static_cast<std::uint8_t>(kind));
    return info;
}

void Slots::add(Slot slot)
{
    SAKSI_CHECK(m_slots.size() < slots_max);
    m_slots.push_back(std::move(slot));
}

void Slots::add_passphrase(
    SecretBytes const& vault_key, SecretBytes const& passphrase, Argon2Params params, Dice& dice)
{
    SAKSI_CHECK(vault_key.size() == vault_key_bytes);
    Slot slot { .kind = Kind::passphrase, .params = params };
    slot.argon2_salt.resize(argon2_salt_bytes);
    dice.fill(slot.argon2_salt);
    auto const key = argon2id(normal_passphrase(passphrase).view(), slot.argon2_salt, params);
    slot.wrapped_key = seal(key, dice, info(slot.kind), {}, vault_key.view());
    add(std::move(slot));
}

void Slots::add_recovery(SecretBytes const& vault_key, RecoveryCode const& code, Dice& dice)
{
    SAKSI_CHECK(vault_key.size() == vault_key_bytes);
    Slot slot { .kind = Kind::recovery };
    slot.wrapped_key = seal(
        SecretBytes::copy_of(code.bits()), dice, info(slot.kind), {}, vault_key.view());
    add(std::move(slot));
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
    auto const unwrap = [&](Slot const& slot, SecretBytes const& key) -> SecretBytes {
        auto opened = open_sealed(key, slot.wrapped_key, info(slot.kind), {});
        if (!opened)
            return {};
        auto vault_key = SecretBytes::copy_of(*opened);
        wipe(*opened);
        return vault_key;
    };

    if (auto const code = RecoveryCode::parse(text_of(typed.view()))) {
        for (auto const& slot : m_slots) {
            if (slot.kind != Kind::recovery)
                continue;
            if (auto vault_key = unwrap(slot, SecretBytes::copy_of(code->bits()));
                !vault_key.empty())
                return vault_key;
        }
    }
    auto const passphrase = normal_passphrase(typed);
    for (auto const& slot : m_slots) {
        if (slot.kind != Kind::passphrase)
            continue;
        auto const key = argon2id(passphrase.view(), slot.argon2_salt, slot.params);
        if (auto vault_key = unwrap(slot, key); !vault_key.empty())
            return vault_key;
    }
    return Error { ErrorKind::wrong_key,
        N_("This passphrase or recovery code does not open the workspace.") };
}

// ---- Bytes

Bytes Slots::encode() const
{
    cbor::Writer body;
    body.map(3);
    body.uint(body_version).uint(version);
    body.uint(body_vault).bytes(m_vault.bytes());
    body.uint(body_slots).array(m_slots.size());
    for (auto const& slot : m_slots) {
        body.map(slot.kind == Kind::passphrase ? 5 : 2);
        body.uint(slot_kind).uint(static_cast<std::uint64_t>(slot.kind));
        body.uint(slot_wrapped).bytes(slot.wrapped_key);
        if (slot.kind == Kind::passphrase) {
            body.uint(slot_salt).bytes(slot.argon2_salt);
            body.uint(slot_passes).uint(slot.params.passes);
            body.uint(slot_memory).uint(slot.params.memory_bytes);
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
    if (found_version != version)
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
    return slots;
}

Result<Slots::Slot> Slots::parse_slot(cbor::Reader& reader)
{
    Slot slot;
    auto const members = TRY(reader.map(5));
    TRY(expect_key(reader, slot_kind));
    auto const kind = TRY(reader.uint());
    if (kind != std::uint64_t(Kind::passphrase) && kind != std::uint64_t(Kind::recovery))
        return damaged();
    slot.kind = static_cast<Kind>(kind);
    if (members != (slot.kind == Kind::passphrase ? 5 : 2))
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
    return slot;
}

} // namespace saksi::crypto
