#include "workspace/waiting_backup.hpp"

#include "base/day.hpp"
#include "workspace/desk.hpp"

#include <algorithm>

namespace saksi::workspace {

namespace fs = std::filesystem;

static constexpr std::string_view prefix = "backup.";
static constexpr std::size_t id_digits = 16;

Result<Snapshot> Workspace::take_snapshot(Actor const& actor) const
{
    TRY(check_may(actor, access::Deed::look_after_workspace));
    return workspace::take_snapshot(m_desk->folder, m_desk->store->database());
}

static fs::path place_of(fs::path const& home, std::string_view id)
{
    return VaultFolder::vault_of(home) / (std::string(prefix) + std::string(id));
}

fs::path place_for_backup(fs::path const& home, std::string const& id)
{
    forget_waiting_backups(home);
    return place_of(home, id);
}

Result<WaitingBackup> find_waiting_backup(
    Workspace const& workspace, Actor const& actor, fs::path const& home, std::string_view id)
{
    TRY(workspace.check_may(actor, access::Deed::look_after_workspace));
    auto const is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    auto const is_id = id.size() == id_digits && std::ranges::all_of(id, is_digit);
    auto const file = place_of(home, id);
    if (!is_id || !fs::is_regular_file(file))
        return Error { ErrorKind::not_found,
            N_("This backup does not wait here any more. Please make another one.") };
    auto const made_at = backup_age(workspace).made_at.value_or(workspace.clock().now());
    return WaitingBackup { std::string(id), file,
        "saksi-" + Day::from_unix(made_at).text() + ".age", fs::file_size(file) };
}

void forget_waiting_backups(fs::path const& home)
{
    std::error_code ignored; // It is encrypted, and in nobody's way.
    for (auto const& one : fs::directory_iterator(VaultFolder::vault_of(home), ignored)) {
        if (one.path().filename().string().starts_with(prefix))
            fs::remove(one.path(), ignored);
    }
}

} // namespace saksi::workspace
