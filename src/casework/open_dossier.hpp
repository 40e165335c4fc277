// Opening a dossier of its own for what heads it: a case, a mission, a legal action.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// Opens a dossier, writes the record of this type into it that heads it, and returns its id. The
// member administers it and is the only one who sees it, until they say who else does.
//
// Errors: forbidden  the member may not open one
//         not_found  the record type is not known
//         invalid    the type heads no dossier, or a value breaks it (subject: the field's key)
Result<RecordId> open_dossier(
    Workspace&, Actor const&, std::string_view type, schema::Entries const&, Basis const& = {});

} // namespace saksi::casework
