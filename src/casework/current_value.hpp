// Finding the value that a person points at.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// The current value that the statement gives the record.
// Errors: not_found  it is not current in the record, or gives it its type (subject: its id)
Result<workspace::StatedValue const*> current_value(
    workspace::RecordView const&, StatementId const&);

} // namespace saksi::casework
