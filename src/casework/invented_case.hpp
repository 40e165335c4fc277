#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// Opens a case that is plainly invented, for demonstrations: people, an event with two acts, two
// sources that disagree about the day, consents asked one by one. Returns the case's record.
// Errors: as add_record.
Result<RecordId> open_invented_case(Workspace&, Actor const&);

} // namespace saksi::casework
