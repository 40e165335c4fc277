// The whole workspace in one encrypted file, and a workspace out of such a file, both in pieces:
// neither needs more memory for a large one. Format: docs/formats/backup.md.
#pragma once

#include "crypto/age_key.hpp"
#include "workspace/vault_folder.hpp"
#include "workspace/workspace.hpp"

#include <optional>
#include <variant>

namespace saksi::store {
class Database;
}

namespace saksi::workspace {

// Settings with the second, in decimal, when the last backup was made and when this copy came out
// of one. Permanent.
inline constexpr std::string_view setting_backed_up_at = "desk.backed_up_at";
inline constexpr std::string_view setting_restored_at = "desk.restored_at";
// The age key that follows from the recovery code, as age spells it. Permanent.
inline constexpr std::string_view setting_recovery_recipient = "desk.recovery_recipient";

// After how many days Today reminds of a backup, in decimal. Permanent.
inline constexpr std::string_view setting_backup_days = "desk.backup_days";

// How old the last backup is. A copy that came out of a backup is as old as it was restored.
struct BackupAge {
    std::optional<UnixSeconds> made_at; // Nothing: never.
    int reminder_days = 7;
    bool is_due = false;
};
BackupAge backup_age(Workspace const&);
inline constexpr int reminder_days_max = 365;

// What opens a backup: a passphrase, or, for an age key, the paper with the recovery code.
using BackupHolder = std::variant<crypto::SecretBytes, crypto::AgeRecipient>;

// Everything of a workspace as it stood in one moment, while the workspace goes on. A copy of the
// database, encrypted like it, lies in the vault for as long as this lives. Made by
// take_snapshot(); used by one thread, which need not be the desk's.
class Snapshot {
public:
    Snapshot(Snapshot&& other) noexcept;
    Snapshot& operator=(Snapshot&&) = delete;
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;
    ~Snapshot();

private:
    friend Result<Snapshot> take_snapshot(VaultFolder const&, store::Database&);
    friend Result<void> write_backup(Snapshot const&, BackupHolder const&, Hardness,
        std::filesystem::path const&, Dice&, Progress const&);
    Snapshot() = default;

    Bytes m_slots;
    std::filesystem::path m_database; // Empty once it was handed on.
    std::vector<std::pair<FileHash, std::filesystem::path>> m_parts;
};

// Of a vault that is open.
// Errors: conflict  another one is being made from
// Throws Fault when the disk does not let us.
Result<Snapshot> take_snapshot(VaultFolder const&, store::Database&);

// Takes away what a program has left of snapshots. For whoever opens the vault.
void clear_away_copies(VaultFolder const&);

// Writes a snapshot into one encrypted file, which is there whole or not at all; one that is there
// is not overwritten. Progress counts bytes.
// Errors: conflict   there is a file of this name already, or progress stopped it
//         too_large  the database has 8 GiB or more
// Throws Fault when the disk does not let us.
Result<void> write_backup(Snapshot const&, BackupHolder const&, Hardness,
    std::filesystem::path const& file, Dice&, Progress const& = {});

// The age key to whose holder a backup can be made: whoever has the paper with the recovery code.
// Nothing for a workspace that was made before there was one, until it is opened with the code.
std::optional<crypto::AgeRecipient> recovery_recipient(Workspace const&);

enum class OpenedBy : std::uint8_t { passphrase, paper };

// Both in one for the locked workspace in `home`, with a passphrase that unlocks it now. The backup
// is made to that passphrase or to the paper with the recovery code; when it is the code that was
// typed, to the paper.
// Errors: not_found  there is no workspace, or it does not know its recovery code yet
//         wrong_key  the passphrase does not unlock it
//         conflict   a program has it open, there is a file of this name already, or progress
//                    stopped it
//         too_large  the database has 8 GiB or more
//         tampered, unsupported  as Workspace::unlock
// Throws Fault when the disk does not let us.
Result<void> back_up(std::filesystem::path const& home, std::filesystem::path const& file,
    crypto::SecretBytes const& passphrase, Hardness, Parts, Progress const& = {},
    OpenedBy = OpenedBy::passphrase);

// A workspace out of such a file, in an empty or absent folder. It proves itself by verify()
// before it lies in its place, and writes under new feeds, so that the workspace from which it was
// made may go on as well (PROTOCOL A1).
// Errors: wrong_key    the passphrase does not open the file
//         not_found    no such file
//         invalid      the file is no backup
//         tampered     damaged, cut off, or what is in it does not hold
//         unsupported  made by a newer version
//         conflict     there is a workspace already, or progress stopped it
// Throws Fault when the disk does not let us.
Result<VerifyReport> restore(std::filesystem::path const& home, std::filesystem::path const& file,
    crypto::SecretBytes const& passphrase, Parts, Progress const& = {});
// The same out of a file that was sent.
Result<VerifyReport> restore(std::filesystem::path const& home, ByteView file,
    crypto::SecretBytes const& passphrase, Parts, Progress const& = {});

} // namespace saksi::workspace
