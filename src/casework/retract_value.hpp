// Taking a value back.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// Takes one value back and says why. It stays in the history with its reason.
//
// Errors: forbidden · not_found  the statement is not current in the record (subject: its id)
//         invalid    no reason is given (subject: "reason")
Result<void> retract_value(
    Workspace&, Actor const&, RecordId const&, StatementId const&, std::string reason);

} // namespace saksi::casework
