#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// Opens a case that is plainly invented, for demonstrations: people, an event with two acts, two
// sources that disagree about the day, consents asked one by one. Returns the case's record.
// Errors: as add_record.
Result<RecordId> open_invented_case(Workspace&, Actor const&);

// A mission, a care provider and a practice note, as plainly invented.
// Errors: as open_dossier and add_record.
Result<void> add_invented_desks(Workspace&, Actor const&);

// The same as the first, of one person and little more: a case of another member's.
Result<RecordId> open_small_invented_case(Workspace&, Actor const&);

} // namespace saksi::casework
