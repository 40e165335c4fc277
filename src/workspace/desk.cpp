#include "workspace/desk.hpp"

#include "base/fault.hpp"
#include "workspace/backup.hpp"

#include <algorithm>

namespace saksi::workspace {

namespace {

Error keys_missing()
{
    return { ErrorKind::tampered, N_("The keys of this group are missing from the database.") };
}

Result<crypto::SecretBytes> secret(store::Store& store, std::string_view name)
{
    auto found = store.log().secret(name);
    if (!found)
        return keys_missing();
    return *std::move(found);
}

} // namespace

Result<void> Workspace::Desk::found_group(
    store::Store& store, NewGroup const& named, crypto::AgeRecipient const& recovery, Parts parts)
{
    auto const now = std::max<UnixSeconds>(parts.clock.now(), 0);
    auto const root = crypto::SigningKey::fresh(parts.dice);
    auto const device = crypto::SigningKey::fresh(parts.dice);
    auto const group_identity = crypto::AgeIdentity::fresh(parts.dice);
    auto const device_identity = crypto::AgeIdentity::fresh(parts.dice);

    store::Transaction transaction(store.database());
    auto& table = store.log();
    table.set_secret(secret_root, root.seed());
    table.set_secret(secret_group_identity, group_identity.scalar());
    table.set_secret(secret_device, device.seed());
    table.set_secret(secret_device_identity, device_identity.scalar());

    auto const id = log::group_id(root.verify_key());
    log::GroupLog group(id);
    auto const write = [&](log::GroupDeed deed) {
        table.add_group_entry(id, group.append(std::move(deed), root, now));
    };
    write(log::GroupFounded { root.verify_key(), named.name });
    write(log::agree_to_join(id, device, device_identity.recipient(), named.handle));
    write(log::KeeperNamed { 1, device.verify_key().device_id() });
    write(log::RecipientSet { 1, group_identity.recipient() });

    found_dossier(store, group.view(), device, parts);
    table.set_setting(setting_declarations, store::Tables::declarations_digest(parts.schemas));
    table.set_setting(setting_recovery_recipient, recovery.text());
    transaction.commit();
    return {};
}

void Workspace::Desk::know_recovery(crypto::AgeRecipient const& recovery)
{
    if (store->log().setting(setting_recovery_recipient) == recovery.text())
        return;
    store::Transaction transaction(store->database());
    store->log().set_setting(setting_recovery_recipient, recovery.text());
    transaction.commit();
}

// The grant and the membership are the first two commits of a dossier (PROTOCOL b4).
log::FoundedDossier Workspace::Desk::found_dossier(
    store::Store& store, log::GroupView const& group, crypto::SigningKey const& device, Parts parts)
{
    SAKSI_CHECK(!group.recipients.empty());
    auto const& [generation, recipient] = *group.recipients.rbegin();
    std::vector<log::GrantedGroup> const members { { group.id, generation, recipient } };
    auto founded = log::found_dossier(
        group.id, members, device, std::max<UnixSeconds>(parts.clock.now(), 0), parts.dice);

    auto& table = store.log();
    auto const number = table.add_dossier(
        founded.dossier, device.verify_key().device_id(), founded.feed);
    table.add_epoch_key(number, founded.key);
    for (auto const* sealed : { &founded.grant, &founded.membership }) {
        table.add({ .wire = log::wire_id(sealed->envelope).value(),
            .dossier = number,
            .commit = sealed->id,
            .feed = sealed->header.feed,
            .seq = sealed->header.seq,
            .kind = sealed->header.kind,
            .standing = log::Standing::accepted,
            .envelope = sealed->envelope });
    }
    return founded;
}

Result<std::unique_ptr<Workspace::Desk>> Workspace::Desk::open(
    Parts parts, VaultFolder folder, crypto::SecretBytes const& vault_key)
{
    auto desk = std::make_unique<Desk>(parts, std::move(folder));
    desk->vault_key = crypto::SecretBytes::copy_of(vault_key.view());
    desk->anchor.emplace(desk->parts.marks_folder, desk->folder.home(), vault_key);
    auto const group_of = [at = desk.get()](DeviceId const& device) {
        auto const& view = at->group->view();
        return view.devices.contains(device) ? view.id : GroupId {};
    };
    desk->store = TRY(store::Store::open(desk->folder.database(), vault_key,
        store::Database::Opening::existing, parts.schemas, group_of));
    desk->settling = std::make_shared<Settling>(
        [at = desk.get()] { at->store->database().sync(); });

    for (auto const& [group, entry] : desk->store->log().group_entries()) {
        if (!desk->group)
            desk->group.emplace(group);
        TRY(desk->group->add(entry));
    }
    TRY(desk->know_devices());
    desk->know_dossiers();
    if (desk->dossiers.empty())
        return keys_missing();
    desk->version = static_cast<std::uint64_t>(desk->store->log().last_n());
    desk->ensure_tables_fit();
    desk->notice_older_copy();
    desk->ensure_papers();
    desk->know_shelf();
    desk->know_facts();
    return desk;
}

void Workspace::Desk::notice_older_copy()
{
    auto const mark = anchor->read();
    auto const reached = mark ? store->log().row(mark->n) : std::nullopt;
    if (mark && (!reached || reached->wire != mark->wire)) {
        store::Transaction transaction(store->database());
        store->log().forget_feeds();
        writings.clear();
        store->log().set_setting(setting_older_copy_at, std::to_string(parts.clock.now()));
        transaction.commit();
    }
    set_anchor();
}

void Workspace::Desk::set_anchor()
{
    auto const last = store->log().last_n();
    auto const row = store->log().row(last);
    if (row)
        anchor->set({ last, row->wire }, parts.dice);
    anchor_is_behind = false;
}

Result<void> Workspace::Desk::know_devices()
{
    auto const first = TRY(secret(*store, secret_device));
    auto first_key = TRY(crypto::SigningKey::from_seed(first.view()));
    auto const first_id = first_key.verify_key().device_id();
    if (!group || !group->view().devices.contains(first_id))
        return keys_missing();
    gate.emplace(handle_of(first_id));
    devices.emplace(handle_of(first_id), std::move(first_key));
    for (auto const& [id, device] : group->view().devices) {
        auto const seed = store->log().secret(std::string(secret_device) + "/" + id.text());
        if (id == first_id || !seed)
            continue;
        auto key = TRY(crypto::SigningKey::from_seed(seed->view()));
        if (key.verify_key().device_id() != id)
            return keys_missing();
        devices.emplace(device.handle, std::move(key));
    }
    may_sign_in.insert(handle_of(first_id));
    for (auto const& [slot, device] : store->log().settings_under(setting_slot)) {
        for (auto const& [handle, key] : devices) {
            if (key.verify_key().device_id().text() == device)
                may_sign_in.insert(handle);
        }
    }
    return {};
}

crypto::SigningKey const& Workspace::Desk::device_of(std::string_view handle) const
{
    auto const found = devices.find(handle);
    SAKSI_CHECK(found != devices.end()); // Handles come out of an Actor or a Permit.
    return found->second;
}

void Workspace::Desk::know_dossiers()
{
    dossiers.clear();
    dossier_ids.clear();
    dossier_rows.clear();
    for (auto const& row : store->log().dossiers()) {
        SAKSI_CHECK(row.number == static_cast<std::int64_t>(dossier_ids.size()) + 1);
        dossiers.push_back(row.id);
        dossier_ids.push_back(row.id);
        dossier_rows.emplace(row.id, row);
    }
    std::ranges::sort(dossiers);
}

store::DossierRow const& Workspace::Desk::dossier_row(DossierId const& id) const
{
    auto const found = dossier_rows.find(id);
    SAKSI_CHECK(found != dossier_rows.end()); // Ids come out of a Permit.
    return found->second;
}

DossierId const& Workspace::Desk::dossier_id(std::int64_t number) const
{
    return dossier_ids.at(static_cast<std::size_t>(number - 1));
}

store::Scope const& Workspace::Desk::scope(Reach const& reach) const
{
    // One page asks many times in a row.
    auto const still = gate->still(reach);
    if (scope_of && &scope_of->dossiers() == &still.dossiers())
        return kept_scope;
    scope_of = still;
    // A Reach holds dossiers of this desk only, so as many as there are is all of them.
    kept_scope = {};
    kept_scope.everything = still.dossiers().size() == dossiers.size();
    if (!kept_scope.everything) {
        for (auto const& id : still.dossiers())
            kept_scope.dossiers.push_back(dossier_row(id).number);
        std::ranges::sort(kept_scope.dossiers);
    }
    return kept_scope;
}

log::EpochKey const* Workspace::Desk::held_key(EpochId const& epoch) const
{
    if (auto const found = epoch_keys.find(epoch); found != epoch_keys.end())
        return &found->second;
    auto key = store->log().epoch_key(epoch);
    if (!key)
        return nullptr;
    if (epoch_keys.size() >= epoch_keys_max)
        epoch_keys.clear();
    return &epoch_keys.emplace(epoch, *std::move(key)).first->second;
}

log::EpochKey const& Workspace::Desk::epoch_key(EpochId const& epoch) const
{
    auto const* key = held_key(epoch);
    if (!key)
        throw Fault(N_("The key of a dossier is missing from the database."));
    return *key;
}

std::string Workspace::Desk::handle_of(DeviceId const& signer) const
{
    auto const& known = group->view().devices;
    auto const found = known.find(signer);
    return found == known.end() ? signer.text() : found->second.handle;
}

} // namespace saksi::workspace
