// The plaintext of an object P: a list of items, room for keys of attachments, and zeros that hide
// the exact length.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <optional>
#include <span>
#include <vector>

namespace saksi::log {

// The least length, not below `length`, that says no more about it than its magnitude: at most 12 %
// are added. Source: Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and
// Communication with PURBs", PoPETs 2019, Algorithm 1 (Padmé).
std::uint64_t padme(std::uint64_t length);

// CBOR [[item…], {}, zeros]. Each item is one encoded CBOR item.
// Errors: too_large  the padded payload would exceed payload_bytes_max
Result<Bytes> encode_payload(std::span<Bytes const> items);

// The items as they lie there; nothing where an item is null.
// Errors: invalid      not in our one spelling
//         unsupported  it carries more than items: made by a newer version
Result<std::vector<std::optional<ByteView>>> parse_payload(ByteView plain);

} // namespace saksi::log
