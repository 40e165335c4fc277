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

// What came to stand in a field, unseen, since the person looked at it.
struct Meanwhile {
    std::string field;
    std::vector<workspace::StatedValue> saw; // What the person saw there.
    std::vector<workspace::StatedValue>
        theirs; // Values that stand unseen, and retractions of `saw`.
    std::vector<schema::Value> typed;
};

// The fields that the request changes and in which somebody else stated something that the person
// did not see, unless it is the very same. Asked before change_record, so that a person decides;
// who does not ask leaves both side by side.
//
// Errors: as change_record
Result<std::vector<Meanwhile>> changed_meanwhile(
    Workspace const&, Actor const&, ChangeRecord const&);

// States new values in one commit. Each supersedes exactly what the person saw (`replaces`), so a
// value that somebody else stated meanwhile stays, side by side. A value that was left as the
// person saw it is not stated again, and keeps its source; only when all were left so does the
// request mean to state them again on another source. When nothing is left, nothing is written.
//
// Errors: forbidden · not_found (subject: the record's id) · invalid (subject: the field's key)
Result<void> change_record(Workspace&, Actor const&, ChangeRecord const&);

} // namespace saksi::casework
