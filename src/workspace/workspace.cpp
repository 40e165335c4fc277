// The life of a workspace: made, unlocked, given another passphrase, locked.
#include "workspace/workspace.hpp"

#include "base/fault.hpp"
#include "crypto/recovery_identity.hpp"
#include "workspace/backup.hpp"
#include "workspace/desk.hpp"
#include "workspace/waiting_backup.hpp"
#include "workspace/way_in.hpp"

namespace saksi::workspace {

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
        TRY(Desk::found_group(
            *store, named, crypto::recovery_identity(recovery).recipient(), parts));
    }
    write_durably(folder.slots(), slots.encode());
    folder.settle();
    auto desk = TRY(Desk::open(parts, std::move(folder), vault_key));
    desk->signed_in = named.handle;
    return Created { std::unique_ptr<Workspace>(new Workspace(std::move(desk))),
        std::string(text_of(recovery.text().view())) };
}

Result<std::unique_ptr<Workspace>> Workspace::unlock(std::filesystem::path const& home,
    crypto::SecretBytes const& passphrase, Parts parts, std::string_view handle)
{
    auto folder = TRY(VaultFolder::open(home));
    auto slots = TRY(read_slots_file(folder));
    auto const way = TRY(
        WayIn::find(std::move(slots), passphrase, handle, crypto::Slots::Unnamed::everybody));
    return enter(std::move(folder), way, parts);
}

Result<std::unique_ptr<Workspace>> Workspace::unlock(
    std::filesystem::path const& home, WayIn const& way, Parts parts)
{
    auto folder = TRY(VaultFolder::open(home));
    return enter(std::move(folder), way, parts);
}

Result<std::unique_ptr<Workspace>> Workspace::enter(
    VaultFolder folder, WayIn const& way, Parts parts)
{
    auto const home = folder.home();
    auto desk = TRY(Desk::open(parts, std::move(folder), way.m_opened.vault_key));
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(desk)));
    workspace->m_desk->signed_in = TRY(workspace->admit(way)).handle();
    clear_away_copies(workspace->m_desk->folder);
    forget_waiting_backups(home);
    if (way.m_recovery)
        workspace->m_desk->know_recovery(*way.m_recovery);
    return workspace;
}

bool Workspace::exists(std::filesystem::path const& home)
{
    return std::filesystem::exists(VaultFolder::vault_of(home));
}

Workspace::Workspace(std::unique_ptr<Desk> desk)
    : m_desk(std::move(desk))
{
}

Workspace::~Workspace()
{
    // A disk that fails now has failed for what was saved as well, and people were told.
    try {
        catch_up();
    } catch (Fault const&) {
    }
    m_desk->settling->close();
}

void Workspace::let_saves_gather()
{
    m_desk->gathers_saves = true;
}

std::shared_ptr<Settling> Workspace::settling() const
{
    return m_desk->settling;
}

void Workspace::catch_up() const
{
    keep_looks();
    m_desk->settling->wait_for(m_desk->settling->written());
    if (m_desk->anchor_is_behind)
        m_desk->set_anchor();
}

schema::Schemas const& Workspace::schemas() const
{
    return m_desk->schemas();
}

std::shared_ptr<schema::Schemas const> Workspace::keep_schemas() const
{
    auto const& own = m_desk->own_schemas;
    // Shipped ones outlive the workspace anyway.
    return own.empty()
        ? std::shared_ptr<schema::Schemas const>(std::shared_ptr<void> {}, &m_desk->parts.schemas)
        : own.back();
}

std::vector<schema::RefusedDeclaration> const& Workspace::refused_declarations() const
{
    return m_desk->refused_declarations;
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

Actor Workspace::signed_in() const
{
    return m_desk->gate->member(m_desk->signed_in);
}

bool Workspace::admits(Actor const& actor) const
{
    return m_desk->gate->admits(actor.handle());
}

Actor Workspace::first_administrator() const
{
    return m_desk->gate->first_administrator();
}

Result<Permit> Workspace::permit(Actor const& actor, DossierId const& dossier, Grant grant) const
{
    return m_desk->gate->permit(actor, dossier, grant);
}

Reach Workspace::reach(Actor const& actor) const
{
    return m_desk->gate->reach(actor);
}

DossierId Workspace::commons() const
{
    return m_desk->dossier_ids.front();
}

DossierId Workspace::group_papers() const
{
    return m_desk->papers;
}

std::optional<DossierId> Workspace::shelf() const
{
    return m_desk->shelf;
}

Workspace::OneLook::OneLook(Workspace const& workspace)
    : m_look(std::make_unique<store::ReadTogether>(workspace.m_desk->store->database()))
{
}

Workspace::OneLook::~OneLook() = default;

std::uint64_t Workspace::version() const
{
    return m_desk->version;
}

std::uint64_t Workspace::state() const
{
    return static_cast<std::uint64_t>(m_desk->store->database().changes()) + m_desk->looks_noted;
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
    Desk::Saving transaction(*m_desk);
    m_desk->store->log().set_setting(key, value);
    transaction.commit();
}

} // namespace saksi::workspace
