// Adding a record to a dossier.
#pragma once

#include "schema/entries.hpp"
#include "workspace/workspace.hpp"

namespace saksi::casework {

using workspace::Actor;
using workspace::Workspace;

// On what, and how surely, everything in one save is stated.
struct Basis {
    log::Source source = log::OwnObservation {};
    log::Confidence confidence = log::Confidence::unstated;
    std::string note {};
};

struct AddRecord {
    DossierId dossier;
    std::string type;        // Key of a RecordType.
    schema::Entries entries; // As typed; nothing in here is checked yet.
    Basis basis {};
};

// Adds a record to a dossier and returns the new record's id.
//
// One signed commit; the tables follow from it. On any error nothing is written.
//
// Errors: forbidden  no write grant on the dossier (subject: its id)
//         not_found  the record type is not known (subject: its key)
//         conflict   a record with the same key is there already (subject: its id)
//         invalid    a value breaks the type (subject: the first such field's key)
Result<RecordId> add_record(Workspace&, Actor const&, AddRecord const&);

} // namespace saksi::casework
