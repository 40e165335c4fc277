// Whether what was typed opens a vault, found out from its key slots alone: without its desk, and
// so on a thread of its own. It takes the second or two that guessing is to cost.
#pragma once

#include "crypto/secret_bytes.hpp"
#include "workspace/workspace.hpp"

namespace saksi::workspace {

// A passphrase of one's own has at least this length: that of six short words.
inline constexpr std::size_t passphrase_bytes_min = 20;

enum class WayIn : std::uint8_t { passphrase, recovery_code };

// With an empty handle the first administrator's slots are tried, and nobody else's. Which member
// it lets in, and whether it still does, the desk says afterwards. Errors: not_found  no workspace
// there
//         wrong_key  it opens nothing
//         tampered, unsupported  as Workspace::unlock
Result<WayIn> find_way_in(std::filesystem::path const& home, crypto::SecretBytes const& passphrase,
    std::string_view handle);

} // namespace saksi::workspace
