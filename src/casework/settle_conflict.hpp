// Deciding between values that disagree.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// A person decides between values that stand side by side: the kept one is stated anew, with its
// own source, and supersedes those that the person saw (`seen`), which stay in the history. One
// that somebody else stated meanwhile still stands, beside it. Errors: forbidden · not_found  the
// statement is not current in the record (subject: its id)
Result<void> settle_conflict(Workspace&, Actor const&, RecordId const&, StatementId const& kept,
    std::vector<StatementId> const& seen, std::string reason);

} // namespace saksi::casework
