// Opening a case.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// Opens a case: a dossier of its own with the case record in it, and returns that record's id.
// Errors: as add_record.
Result<RecordId> open_case(Workspace&, Actor const&, schema::Entries const&, Basis const& = {});

} // namespace saksi::casework
