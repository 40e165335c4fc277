// From "someone came in" to a usable record: one page of answers makes a case with all that hangs
// together in it.
#pragma once

#include "casework/add_record.hpp"

#include <map>

namespace saksi::casework {

// The records that a quick entry makes. Each part is a record of its own.
enum class QuickPart : std::uint8_t { head, source, person, event, act, perpetrator, involvement };

// What was typed, unchecked, for the fields of each record. References between them are made by
// the deed and are not typed; a part that is optional and has nothing typed is not made.
using QuickEntries = std::map<QuickPart, schema::Entries>;

// The key of the record type of a part: "case", "source", "person" …
std::string_view type_of(QuickPart);

// Whether there is somebody to be said to have done it: anything typed for the perpetrator.
bool names_a_perpetrator(QuickEntries const&);

// What cannot be meant, by part and field: all at once, so that a person mends them in one go.
// Empty: quick_entry will take it.
using QuickFaults = std::map<std::pair<QuickPart, std::string>, Message>;
QuickFaults faults_of(Workspace const&, workspace::Reach const&, QuickEntries const&);

// Opens a case in a dossier of its own and adds the source, the person harmed, the event, the act
// and, if anybody is described, the alleged perpetrator and the involvement. Everything but the
// case and the source is stated on that source, with confidence unstated: whether it is so is
// judged later.
//
// The records are written in one transaction: all of them or none. Nothing at all is written,
// no dossier either, when a value is not accepted.
//
// Errors: forbidden  the member may not open a case
//         invalid    a value breaks its type (subject: the field's key)
Result<RecordId> quick_entry(Workspace&, Actor const&, QuickEntries const&);

} // namespace saksi::casework
