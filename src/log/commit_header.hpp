// The header of a commit as CBOR: what is signed. Only for the files of this folder that make and
// open commits.
#pragma once

#include "log/commit.hpp"

namespace saksi::log {

Bytes encode(CommitHeader const&);

// Errors: invalid      not in our one spelling, or a place in the feed that cannot be
//         too_large    too many deps
//         unsupported  of a newer version, of a kind that this version does not know, or with an
//                      extension that must be understood
Result<CommitHeader> parse_commit_header(ByteView);

} // namespace saksi::log
