// The whole workspace in one encrypted file, and a workspace out of such a file, both in pieces:
// neither needs more memory for a large one. Format: docs/formats/backup.md.
#pragma once

#include "workspace/workspace.hpp"

namespace saksi::workspace {

// Settings with the second, in decimal, when the last backup was made and when this copy came out
// of one. Permanent.
inline constexpr std::string_view setting_backed_up_at = "desk.backed_up_at";
inline constexpr std::string_view setting_restored_at = "desk.restored_at";

// Writes everything of the locked workspace in `home` into one encrypted file that this
// passphrase, one that unlocks the workspace now, will open again; with the recovery code, the
// code. The file is there whole or not at all. Progress counts bytes.
// Errors: not_found  there is no workspace
//         wrong_key  the passphrase does not unlock it
//         conflict   a program has it open, there is a file of this name already, or progress
//                    stopped it
//         too_large  the database has 8 GiB or more
//         tampered, unsupported  as Workspace::unlock
// Throws Fault when the disk does not let us.
Result<void> back_up(std::filesystem::path const& home, std::filesystem::path const& file,
    crypto::SecretBytes const& passphrase, Hardness, Parts, Progress const& = {});

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

} // namespace saksi::workspace
