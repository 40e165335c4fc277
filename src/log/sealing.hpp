// The last steps of making a commit, the same for every kind. Only for the files of this folder
// that make commits.
#pragma once

#include "crypto/sign.hpp"
#include "log/commit.hpp"

#include <span>

namespace saksi::log {

// Seals the items as P, names it in the header, and goes on as seal_with_payload. `item_domain` is
// the prefix under which an item is hashed to its id.
// Errors: too_large  the payload exceeds its limit
Result<SealedCommit> seal_items(CommitHeader, std::span<Bytes const> items,
    std::string_view item_domain, crypto::SigningKey const&, EpochKey const&, Dice&);

// Completes the header with the hash and length of P, signs it and seals it as H.
SealedCommit seal_with_payload(
    CommitHeader, Bytes payload_object, crypto::SigningKey const&, EpochKey const&, Dice&);

inline constexpr std::string_view statement_domain = "saksi/v1/stmt";
inline constexpr std::string_view membership_domain = "saksi/v1/member";

// The item of a membership commit.
Bytes encode(Founding const&);
Result<Founding> parse_founding(ByteView);

} // namespace saksi::log
