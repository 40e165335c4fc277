// A backup that was made while people worked and waits in the vault until somebody fetches it. It
// is encrypted to whom it was made for; there is one at a time, and whoever opens the vault takes
// it away.
#pragma once

#include "workspace/backup.hpp"

namespace saksi::workspace {

struct WaitingBackup {
    std::string id; // 16 hexadecimal digits, by chance.
    std::filesystem::path file;
    std::string file_name; // "saksi-2026-11-25.age": the day, and nothing of the group.
    std::uint64_t size_bytes = 0;
};

// Where it is to be written, after the one before was taken away.
std::filesystem::path place_for_backup(std::filesystem::path const& home, std::string const& id);

// Errors: forbidden  by somebody who does not look after the workspace
//         not_found  it was taken away, or another one took its place
Result<WaitingBackup> find_waiting_backup(
    Workspace const&, Actor const&, std::filesystem::path const& home, std::string_view id);

void forget_waiting_backups(std::filesystem::path const& home);

} // namespace saksi::workspace
