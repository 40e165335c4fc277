// Sign-in codes: six digits that change every 30 seconds, as authenticator apps on telephones show
// them. Source: RFC 6238 (TOTP) over RFC 4226 (HOTP), with SHA-1, six digits and steps of 30
// seconds counted from 1970: the one combination that every such app understands. HMAC does not
// suffer from what made SHA-1 unfit for signatures.
//
// Pure: time is handed in.
#pragma once

#include "base/clock.hpp"
#include "crypto/secret_bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace saksi::crypto {

inline constexpr std::size_t totp_secret_bytes = 20; // RFC 4226, 4: as long as the hash.
inline constexpr UnixSeconds totp_step_seconds = 30;

// The six digits of a step.
std::string totp_code(SecretBytes const& secret, std::uint64_t step);

// The step whose code was typed: this one, or the one before or after, because the telephone's
// clock and ours differ and typing takes time. Nothing if it is none of them, or one that is not
// later than `last_used`: a code that somebody saw over a shoulder opens nothing a second time.
// Spaces in what was typed do not count.
std::optional<std::uint64_t> totp_step_of(
    SecretBytes const& secret, std::string_view typed, UnixSeconds now, std::uint64_t last_used);

// The secret as apps take it by hand: base32 of RFC 4648, without padding.
std::string totp_secret_text(SecretBytes const& secret);

// The same for the QR code, by the form that Google Authenticator gave it and others took over. The
// telephone shows `account` beside the digits.
std::string totp_address(SecretBytes const& secret, std::string_view account);

} // namespace saksi::crypto
