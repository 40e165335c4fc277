// What most commands begin with: which folder, which passphrase, and the unlocked desk.
#pragma once

#include "cli/command.hpp"

#include <memory>

namespace saksi::cli {

// The folder of a workspace when `--home` does not name it: SAKSI_HOME, else
// ~/.local/share/saksi.
std::filesystem::path default_home();

// Where the marks of this account lie (workspace/anchor.hpp): $XDG_STATE_HOME/saksi, else
// ~/.local/state/saksi; empty where the account has no home.
std::filesystem::path default_marks_folder();

// Declares --home.
void add_home_option(Arguments&, std::filesystem::path& home);

// The passphrase: from the file that SAKSI_PASSPHRASE_FILE names (its first line; a byte order mark
// does not count), else, for a demonstration, from the file beside it, else from the terminal.
// Errors: not_found  the named file is not there · locked  there is no terminal to ask on
Result<crypto::SecretBytes> passphrase_for(Surroundings&, std::filesystem::path const& home);

// The name of the file that says a demonstration's passphrase, and so that it is one.
inline constexpr std::string_view demonstration_passphrase_file = "demonstration-passphrase.txt";

struct Desk {
    std::unique_ptr<workspace::Workspace> workspace;
    workspace::Actor actor;
    workspace::Reach reach;
};

// Comes in as whoever has the passphrase; when SAKSI_MEMBER says a handle, as that member or not.
Result<Desk> open_desk(Surroundings&, std::filesystem::path const& home);

// The record that a command names: its id, or the key or title of a record of any type.
// Errors: not_found
Result<RecordId> record_named(Desk const&, std::string const& text);

// Reads a whole file. Errors: not_found · too_large
Result<Bytes> read_whole_file(std::filesystem::path const&, std::size_t bytes_max);

// Writes a whole file in one go, readable by its owner only: either the old or the new content
// stands there afterwards, and nothing beside it.
void write_whole_file(std::filesystem::path const&, ByteView);

} // namespace saksi::cli
