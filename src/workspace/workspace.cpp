// The life of a workspace: made, unlocked, given another passphrase, locked.
#include "workspace/workspace.hpp"

#include "base/fault.hpp"
#include "base/text.hpp"
#include "crypto/slots.hpp"
#include "workspace/desk.hpp"

namespace saksi::workspace {

namespace {

crypto::Argon2Params params_for(Hardness hardness)
{
    switch (hardness) {
    case Hardness::calibrated:
        return crypto::calibrate_argon2();
    case Hardness::floor:
        return crypto::argon2_floor;
    }
    SAKSI_CHECK(!"every hardness has its parameters above");
    return crypto::argon2_floor;
}

Result<crypto::Slots> read_slots(VaultFolder const& folder)
{
    auto const encoded = read_whole(folder.slots());
    if (!encoded)
        return Error { ErrorKind::tampered,
            N_("The file with the keys of this workspace is missing.") };
    return crypto::Slots::parse(*encoded);
}

Result<std::string> name_fit_to_sign(
    std::string_view typed, std::size_t bytes_max, char const* which)
{
    auto name = TRY(tidy_text(typed));
    if (name.empty() || name.size() > bytes_max || name.find('\n') != std::string::npos)
        return Error { ErrorKind::invalid, N_("A name of one line is needed here."), which };
    return name;
}

} // namespace

Result<Workspace::Created> Workspace::create(std::filesystem::path const& home,
    NewGroup const& group, crypto::SecretBytes const& passphrase, Hardness hardness, Parts parts)
{
    if (passphrase.empty())
        return Error { ErrorKind::invalid, N_("A passphrase is needed."), "passphrase" };
    NewGroup named;
    named.name = TRY(name_fit_to_sign(group.name, log::group_name_bytes_max, "name"));
    named.handle = TRY(name_fit_to_sign(group.handle, log::handle_bytes_max, "handle"));
    auto folder = TRY(VaultFolder::make(home));
    auto const vault_key = crypto::SecretBytes::random(parts.dice, crypto::vault_key_bytes);
    auto const recovery = crypto::RecoveryCode::fresh(parts.dice);
    auto slots = crypto::Slots::make(parts.dice);
    slots.add_passphrase(vault_key, passphrase, params_for(hardness), parts.dice);
    slots.add_recovery(vault_key, recovery, parts.dice);
    {
        auto const nobody = [](DeviceId const&) { return GroupId {}; };
        auto const store = TRY(store::Store::open(
            folder.database(), vault_key, store::Database::Opening::make, parts.schemas, nobody));
        TRY(Desk::found_group(*store, named, parts));
    }
    write_durably(folder.slots(), slots.encode());
    folder.settle();
    auto desk = TRY(Desk::open(parts, std::move(folder), vault_key));
    return Created { std::unique_ptr<Workspace>(new Workspace(std::move(desk))),
        std::string(text_of(recovery.text().view())) };
}

Result<std::unique_ptr<Workspace>> Workspace::unlock(
    std::filesystem::path const& home, crypto::SecretBytes const& passphrase, Parts parts)
{
    auto folder = TRY(VaultFolder::open(home));
    auto const slots = TRY(read_slots(folder));
    auto const vault_key = TRY(slots.open(passphrase));
    auto desk = TRY(Desk::open(parts, std::move(folder), vault_key));
    return std::unique_ptr<Workspace>(new Workspace(std::move(desk)));
}

bool Workspace::exists(std::filesystem::path const& home)
{
    return std::filesystem::exists(VaultFolder::vault_of(home));
}

Result<void> Workspace::check_passphrase(crypto::SecretBytes const& passphrase) const
{
    auto const slots = TRY(read_slots(m_desk->folder));
    TRY(slots.open(passphrase));
    return {};
}

Result<void> Workspace::change_passphrase(
    crypto::SecretBytes const& old_one, crypto::SecretBytes const& new_one, Hardness hardness)
{
    if (new_one.empty())
        return Error { ErrorKind::invalid, N_("A passphrase is needed."), "passphrase" };
    auto slots = TRY(read_slots(m_desk->folder));
    auto const vault_key = TRY(slots.open(old_one));
    slots.remove(crypto::Slots::Kind::passphrase);
    slots.add_passphrase(vault_key, new_one, params_for(hardness), m_desk->parts.dice);
    write_durably(m_desk->folder.slots(), slots.encode());
    return {};
}

Workspace::Workspace(std::unique_ptr<Desk> desk)
    : m_desk(std::move(desk))
{
}

Workspace::~Workspace() = default;

schema::Schemas const& Workspace::schemas() const
{
    return m_desk->parts.schemas;
}
Clock const& Workspace::clock() const
{
    return m_desk->parts.clock;
}
Dice& Workspace::dice()
{
    return m_desk->parts.dice;
}
std::string const& Workspace::group_name() const
{
    return m_desk->group->view().name;
}

Actor Workspace::first_administrator() const
{
    return m_desk->gate->first_administrator();
}

Result<Permit> Workspace::permit(Actor const& actor, DossierId const& dossier, Grant grant) const
{
    return m_desk->gate->permit(actor, dossier, grant, m_desk->dossiers);
}

Reach Workspace::reach(Actor const& actor) const
{
    return m_desk->gate->reach(actor, m_desk->dossiers);
}

DossierId Workspace::commons() const
{
    return m_desk->dossier_ids.front();
}

std::uint64_t Workspace::version() const
{
    return m_desk->version;
}

Message Workspace::clock_warning() const
{
    if (clock().now() < m_desk->store->reading().latest_stated_at())
        return N_("The clock of this machine stands before the last entry. Please set it right.");
    return {};
}

std::optional<std::string> Workspace::setting(std::string_view key) const
{
    return m_desk->store->log().setting(key);
}

void Workspace::set_setting(std::string_view key, std::string_view value)
{
    store::Transaction transaction(m_desk->store->database());
    m_desk->store->log().set_setting(key, value);
    transaction.commit();
}

} // namespace saksi::workspace
