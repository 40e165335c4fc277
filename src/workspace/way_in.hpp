// Whether what was typed opens a vault, found out from its key slots alone: without its desk, and
// so on a thread of its own. It takes the second or two that guessing is to cost, and it takes them
// once: what was found goes to Workspace::unlock() or admit().
#pragma once

#include "crypto/age_key.hpp"
#include "crypto/secret_bytes.hpp"
#include "crypto/slots.hpp"

#include <filesystem>

namespace saksi::workspace {

// A passphrase of one's own has at least this length: that of six short words.
inline constexpr std::size_t passphrase_bytes_min = 20;

class WayIn {
public:
    // Tries the slots as they stand in `encoded`. With an empty handle the slots of those whom
    // `unnamed` says.
    // Errors: wrong_key  it opens nothing
    //         tampered, unsupported  the slots are damaged, or of a newer version
    static Result<WayIn> find(Bytes encoded_slots, crypto::SecretBytes const& passphrase,
        std::string_view handle, crypto::Slots::Unnamed);

    bool is_recovery_code() const { return m_opened.kind == crypto::Slots::Kind::recovery; }

private:
    friend class Workspace;
    WayIn(Bytes slots, crypto::Slots::Opened opened, std::string handle,
        std::optional<crypto::AgeRecipient> recovery)
        : m_slots(std::move(slots))
        , m_opened(std::move(opened))
        , m_handle(std::move(handle))
        , m_recovery(std::move(recovery))
    {
    }

    Bytes m_slots; // As they stood when it was found.
    crypto::Slots::Opened m_opened;
    std::string m_handle;                           // As it was typed, tidied; may be empty.
    std::optional<crypto::AgeRecipient> m_recovery; // Whom backups can be made for.
};

// The same for the vault in this folder; with an empty handle the first administrator's slots are
// tried, and nobody else's. Which member it lets in, and whether it still does, the desk says
// afterwards.
// Errors: not_found  no workspace there; and those of WayIn::find()
Result<WayIn> find_way_in(std::filesystem::path const& home, crypto::SecretBytes const& passphrase,
    std::string_view handle);

} // namespace saksi::workspace
