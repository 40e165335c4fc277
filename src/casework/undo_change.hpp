// Taking back one saved change.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// States again what the commit replaced or took back in the record, with the source and confidence
// that it had, and takes back what the commit asserted; all in one new commit, so that the history
// only grows. `reason` says which change is undone; it is added to the note of what is stated
// again. An undo is a change like any other and can be undone in turn.
//
// The change that made a record is undone by taking the whole record back, while nothing else was
// said of it.
//
// A value that somebody else replaced as well is not brought back: theirs has its place.
//
// Errors: forbidden · not_found  the commit says nothing about the record (subject: its id)
//         conflict     what it stated was replaced or taken back meanwhile, or it was undone
//                      already (subject: the field's key)
//         invalid      the commit made the record, and others spoke of it since (subject: the
//                      commit's id)
//         unsupported  it replaced a value of a kind that this program does not know (subject: the
//                      field's key)
Result<void> undo_change(
    Workspace&, Actor const&, RecordId const&, CommitId const&, std::string reason);

// Whether undo_change() would find all of the commit still standing: for the buttons that offer it.
bool can_undo(std::vector<workspace::StatedValue> const& history, CommitId const&);

} // namespace saksi::casework
