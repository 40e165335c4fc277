// Bech32, the spelling of age keys: 5 bits a letter and six letters of checksum.
// Source: BIP 173, without its length limit, as the age format wants it.
#pragma once

#include "crypto/secret_bytes.hpp"

namespace saksi::crypto {

// The lower-case spelling, "prefix1letters". `prefix` is lower-case ASCII.
SecretBytes bech32(std::string_view prefix, ByteView bytes);

// The bytes that a lower-case spelling with this prefix holds.
// Errors: invalid  another prefix, a wrong letter or length, or a checksum that fails
Result<SecretBytes> parse_bech32(std::string_view prefix, std::string_view spelled);

} // namespace saksi::crypto
