// Who may come in: members, their devices and their key slots.
//
// A slot opens the vault key; which member it lets in stands in the database, behind that key. So
// an old copy of the slots that somebody puts back opens nothing by way of this program: the
// database does not know its slot any more.
#include "workspace/desk.hpp"
#include "workspace/way_in.hpp"

#include "base/fault.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace saksi::workspace {

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

Result<Bytes> read_slots_file(VaultFolder const& folder)
{
    auto encoded = read_whole(folder.slots());
    if (!encoded)
        return Error { ErrorKind::tampered,
            N_("The file with the keys of this workspace is missing. Please restore a backup.") };
    return *std::move(encoded);
}

Result<crypto::Slots> read_slots(VaultFolder const& folder)
{
    auto const encoded = TRY(read_slots_file(folder));
    return crypto::Slots::parse(encoded);
}

Result<std::string> name_fit_to_sign(
    std::string_view typed, std::size_t bytes_max, char const* which)
{
    auto name = TRY(tidy_text(typed));
    if (name.empty() || name.size() > bytes_max || name.find('\n') != std::string::npos)
        return Error { ErrorKind::invalid, N_("A name of one line is needed here."), which };
    return name;
}

namespace {

std::string slot_key(crypto::SlotId const& slot)
{
    return std::string(setting_slot) + slot.text();
}

Result<void> check_not_empty(crypto::SecretBytes const& passphrase)
{
    if (passphrase.empty())
        return Error { ErrorKind::invalid, N_("A passphrase is needed."), "passphrase" };
    return {};
}

std::size_t slot_count(crypto::Slots const& slots)
{
    using Kind = crypto::Slots::Kind;
    return slots.count(Kind::passphrase) + slots.count(Kind::recovery) + slots.count(Kind::member);
}

Error too_many()
{
    return { ErrorKind::conflict, N_("There are too many members already.") };
}

} // namespace

// ---- At the desk

std::optional<std::string> Workspace::Desk::who_came_by(
    std::optional<crypto::SlotId> const& slot) const
{
    if (!slot)
        return gate->first_administrator().handle();
    auto const device = store->log().setting(slot_key(*slot));
    for (auto const& [handle, key] : devices) {
        if (device == key.verify_key().device_id().text() && gate->admits(handle))
            return handle;
    }
    return std::nullopt;
}

Result<std::string> Workspace::Desk::who_signs_in(
    crypto::Slots::Opened const& way, std::string_view handle) const
{
    auto const who = who_came_by(way.member);
    auto const may_be_anybody = handle.empty() || way.kind == crypto::Slots::Kind::recovery;
    if (!who || !(may_be_anybody || *who == handle))
        return Error { ErrorKind::wrong_key,
            N_("This passphrase or recovery code does not open the workspace.") };
    return *who;
}

std::vector<crypto::SlotId> Workspace::Desk::slots_of(std::string_view handle) const
{
    auto const device = device_of(handle).verify_key().device_id().text();
    std::vector<crypto::SlotId> slots;
    for (auto const& [key, lets_in] : store->log().settings_under(setting_slot)) {
        auto const slot = crypto::SlotId::parse(std::string_view(key).substr(setting_slot.size()));
        if (slot && lets_in == device)
            slots.push_back(*slot);
    }
    return slots;
}

void Workspace::Desk::let_in_by(std::string_view handle, std::optional<crypto::SlotId> const& slot)
{
    for (auto const& old : slots_of(handle))
        store->log().set_setting(slot_key(old), "");
    if (slot)
        store->log().set_setting(
            slot_key(*slot), device_of(handle).verify_key().device_id().text());
}

void Workspace::Desk::give_passphrase(std::string_view handle,
    crypto::SecretBytes const& passphrase, crypto::Slots slots, Hardness hardness,
    std::optional<std::string> const& by)
{
    for (auto const& old : slots_of(handle))
        slots.remove(old);
    auto const slot = slots.add_member(
        vault_key, passphrase, handle, params_for(hardness), parts.dice);
    store::Transaction transaction(store->database());
    let_in_by(handle, slot);
    std::optional<Pending> back;
    if (auto const changes = standing_changes(handle, false); by && !changes.empty())
        back = MUST(put(papers, *by, changes)); // A few short values.
    transaction.commit();
    if (back)
        settle(*std::move(back));
    write_durably(folder.slots(), slots.encode());
    may_sign_in.emplace(handle);
    know_facts();
}

// ---- What others may ask for

Result<Actor> Workspace::check_passphrase(
    crypto::SecretBytes const& passphrase, std::string_view typed) const
{
    auto slots = TRY(read_slots_file(m_desk->folder));
    auto const way = TRY(
        WayIn::find(std::move(slots), passphrase, typed, crypto::Slots::Unnamed::everybody));
    return admit(way);
}

Result<Actor> Workspace::admit(WayIn const& way) const
{
    // Between finding it and now, somebody else may have changed a passphrase.
    auto const slots = TRY(read_slots_file(m_desk->folder));
    if (slots != way.m_slots)
        return Error { ErrorKind::conflict,
            N_("Somebody's passphrase was changed just now. Please try once more.") };
    auto const who = TRY(m_desk->who_signs_in(way.m_opened, way.m_handle));
    if (way.is_recovery_code())
        m_desk->note_recovery_use();
    return m_desk->gate->member(who);
}

Result<void> Workspace::change_passphrase(
    crypto::SecretBytes const& old_one, crypto::SecretBytes const& new_one, Hardness hardness)
{
    TRY(check_not_empty(new_one));
    auto slots = TRY(read_slots(m_desk->folder));
    auto const way = TRY(slots.open_slot(old_one));
    auto const who = TRY(m_desk->who_signs_in(way, {}));
    if (way.kind == crypto::Slots::Kind::recovery)
        m_desk->note_recovery_use();
    if (way.member) {
        m_desk->give_passphrase(who, new_one, std::move(slots), hardness, {});
        return {};
    }
    slots.remove(crypto::Slots::Kind::passphrase);
    slots.add_passphrase(way.vault_key, new_one, params_for(hardness), m_desk->parts.dice);
    write_durably(m_desk->folder.slots(), slots.encode());
    return {};
}

std::vector<Workspace::MemberView> Workspace::members() const
{
    auto const& gate = *m_desk->gate;
    auto const first = gate.first_administrator().handle();
    std::vector<MemberView> all;
    for (auto const& [handle, key] : m_desk->devices) {
        auto const member = gate.facts().members.find(handle);
        auto const comes_in = member != gate.facts().members.end();
        all.push_back(
            { handle, handle == first, comes_in, comes_in ? member->second : std::nullopt });
    }
    return all;
}

Result<void> Workspace::check_manages(Actor const& actor) const
{
    if (role(actor) != access::Role::administrator)
        return Error { ErrorKind::forbidden, N_("Only administrators manage members.") };
    return {};
}

Result<void> Workspace::add_member(Actor const& actor, std::string_view typed,
    crypto::SecretBytes const& passphrase, Hardness hardness, access::Role role)
{
    auto& desk = *m_desk;
    TRY(check_manages(actor));
    TRY(check_not_empty(passphrase));
    auto const handle = TRY(name_fit_to_sign(typed, log::handle_bytes_max, "handle"));
    auto const& view = desk.group->view();
    auto const taken = std::ranges::any_of(view.devices,
        [key = folded(handle)](auto const& device) { return folded(device.second.handle) == key; });
    if (taken)
        return Error { ErrorKind::conflict,
            N_("Somebody has or had this handle already. Please choose another one."), "handle" };
    if (view.forked || view.newer)
        return Error { ErrorKind::conflict,
            N_("The group's own log stands still: a part of it is not understood.") };
    auto slots = TRY(read_slots(desk.folder));
    if (slot_count(slots) >= crypto::slots_max)
        return too_many();

    auto device = crypto::SigningKey::fresh(desk.parts.dice);
    auto const identity = crypto::AgeIdentity::fresh(desk.parts.dice);
    auto const id = device.verify_key().device_id().text();
    auto const now = std::max<UnixSeconds>(desk.parts.clock.now(), 0);
    // On a copy: when the disk refuses, nothing has happened in memory either.
    auto grown = *desk.group;
    auto const entry = grown.append(
        log::agree_to_join(view.id, device, identity.recipient(), handle),
        desk.device_of(actor.handle()), now);
    store::Transaction transaction(desk.store->database());
    desk.store->log().add_group_entry(view.id, entry);
    desk.store->log().set_secret(std::string(secret_device) + "/" + id, device.seed());
    desk.store->log().set_secret(std::string(secret_device_identity) + "/" + id, identity.scalar());
    auto pending = TRY(desk.put(desk.papers, actor.handle(), desk.role_changes(handle, role)));
    transaction.commit();
    desk.group = std::move(grown);
    desk.devices.emplace(handle, std::move(device));
    desk.settle(std::move(pending));
    // Should we be stopped here, the member is there and reset_member() gives them a passphrase.
    desk.give_passphrase(handle, passphrase, std::move(slots), hardness, {});
    return {};
}

Result<std::string> Workspace::further_member(std::string_view typed) const
{
    auto handle = tidy_handle(typed);
    if (!m_desk->devices.contains(handle))
        return Error { ErrorKind::not_found, N_("There is no member with this handle.") };
    if (handle == m_desk->gate->first_administrator().handle())
        return Error { ErrorKind::conflict,
            N_("This is the first administrator, who keeps the group: the recovery code gives a "
               "new passphrase, and nobody else can take their place yet.") };
    return handle;
}

Result<void> Workspace::reset_member(Actor const& actor, std::string_view typed,
    crypto::SecretBytes const& passphrase, Hardness hardness)
{
    TRY(check_manages(actor));
    TRY(check_not_empty(passphrase));
    auto const handle = TRY(further_member(typed));
    auto slots = TRY(read_slots(m_desk->folder));
    if (m_desk->slots_of(handle).empty() && slot_count(slots) >= crypto::slots_max)
        return too_many();
    m_desk->give_passphrase(handle, passphrase, std::move(slots), hardness, actor.handle());
    return {};
}

Result<void> Workspace::let_member_go(Actor const& actor, std::string_view typed)
{
    TRY(check_manages(actor));
    auto const handle = TRY(further_member(typed));
    auto& desk = *m_desk;
    if (handle == actor.handle())
        return Error { ErrorKind::conflict,
            N_("Nobody lets themselves go. Another administrator does that.") };
    auto slots = TRY(read_slots(desk.folder));
    for (auto const& slot : desk.slots_of(handle))
        slots.remove(slot);
    std::vector<Desk::Pending> pending;
    store::Transaction transaction(desk.store->database());
    desk.let_in_by(handle, std::nullopt);
    TRY(desk.hand_over(handle, actor.handle(), pending));
    if (auto const changes = desk.standing_changes(handle, true); !changes.empty())
        pending.push_back(TRY(desk.put(desk.papers, actor.handle(), changes)));
    transaction.commit();
    desk.may_sign_in.erase(handle);
    desk.know_facts();
    desk.settle(std::move(pending));
    write_durably(desk.folder.slots(), slots.encode());
    return {};
}

} // namespace saksi::workspace
