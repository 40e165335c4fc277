// What every deed that makes a record shares: from typed entries to one commit's worth of
// statements. Asks no gate and writes nothing.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// What typed references are looked up with: only records within reach can be meant.
schema::FindRecord find_record_in(Workspace const&, workspace::Reach const&);

// Errors: not_found  the record that the basis names as source is not there or out of reach
//                    (subject: its id)
Result<void> check_basis(Workspace const&, workspace::Reach const&, Basis const&);

// One assertion on the basis.
workspace::Assertion asserted(std::string field, schema::Value, Basis const&);

// Errors: not_found, conflict and invalid, as add_record says.
Result<workspace::Change> new_record(Workspace&, workspace::Reach const&, std::string_view type,
    schema::Entries const&, Basis const&);

// Whether a record that this change makes keeps the rule of its type; for saying so before anything
// is done for it. Writing asks again.
// Errors: invalid  (subject: the field)
Result<void> check_rule(schema::RecordType const&, workspace::Change const& fresh);

} // namespace saksi::casework
