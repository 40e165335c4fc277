// Changing what a record says, without losing what it said.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

struct FieldChange {
    std::string field;
    std::vector<schema::Parts> values;    // As typed. Empty: what stood there is taken back.
    std::vector<StatementId> replaces {}; // What the person saw in the field and means to replace.
};

struct ChangeRecord {
    RecordId record;
    std::vector<FieldChange> changes;
    Basis basis {};
};

// States new values in one commit. Each supersedes exactly what the person saw (`replaces`), so a
// value that somebody else stated meanwhile stays, side by side. A value that equals what stands
// there on the same source is not stated again; when nothing is left, nothing is written.
//
// Errors: forbidden · not_found (subject: the record's id) · invalid (subject: the field's key)
Result<void> change_record(Workspace&, Actor const&, ChangeRecord const&);

} // namespace saksi::casework
