// A mark outside the vault of how far its log had come, by which an older copy of the vault that
// was put in its place is noticed when it is opened: every page of such a copy is genuine, and
// nothing inside it can tell (PROTOCOL A1, A2). A best effort by design: who can write the vault
// can take the mark away as well, and then nothing is noticed. Format: docs/formats/anchor.md.
#pragma once

#include "base/dice.hpp"
#include "crypto/secret_bytes.hpp"
#include "log/commit.hpp"

#include <filesystem>
#include <optional>

namespace saksi::workspace {

// The setting with the second, in decimal, when this copy was last found to be older than it had
// been; empty once somebody has read that. Permanent.
inline constexpr std::string_view setting_older_copy_at = "desk.older_copy_at";

class Anchor {
public:
    // The last row of a log: its arrival number and the hash of its envelope.
    struct Mark {
        std::int64_t n = 0;
        log::WireId wire;
    };

    // Of the vault with this key in `home`. There is one for each home: a restored copy elsewhere
    // goes its own way. Marks lie in `folder`, with the account and not with the vaults, so that
    // whoever copies the one does not copy the other; when it is empty, none is kept.
    Anchor(std::filesystem::path const& folder, std::filesystem::path const& home,
        crypto::SecretBytes const& vault_key);

    // Nothing when there is none, or what is there is not ours.
    std::optional<Mark> read() const;

    // Writes it down, without waiting for the disk: a mark that is a little old still serves, one
    // that is ahead of the log would cry wolf, so call this when the log is durable. What cannot be
    // written is left, since no save may fail for it.
    void set(Mark const&, Dice&) const noexcept;

    // For a home into which something older is put on purpose.
    static void forget(
        std::filesystem::path const& folder, std::filesystem::path const& home) noexcept;

private:
    std::filesystem::path m_file; // Empty: none is kept.
    crypto::SecretBytes m_key;
};

} // namespace saksi::workspace
