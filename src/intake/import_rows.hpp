// A CSV file of one record type becomes records; nothing in it is lost in silence.
//
// A type with key fields is matched by its key, so a second import changes nothing. A column `id`
// names the record to change. Other rows make new records each time. An absent column or an empty
// cell never takes anything back. A value of a field that takes one value supersedes what stands
// there; to a field of several values what is missing is added. A bare year stays a year, leading
// zeros stay: cells are typed text, as on a form.
#pragma once

#include "casework/add_record.hpp"
#include "intake/sheet.hpp"

namespace saksi::intake {

using workspace::Actor;
using workspace::Progress;
using workspace::Workspace;

struct ImportOptions {
    bool dry_run = false;                // Says what would happen; writes nothing.
    std::optional<DossierId> dossier {}; // For types that live inside one.
    casework::Basis basis {};            // Of every value.
    std::string file_name {};            // Named in faults.
};

// A value that an earlier version of a reference pack stated and this one does not have.
struct GoneValue {
    RecordId record;
    std::string field;   // Empty: the whole record is in no row any more.
    std::string note {}; // Of the earlier statement: which version, file and line.
};

// created + changed + unchanged + faulty = rows.
struct ImportReport {
    std::size_t rows = 0;
    std::size_t created = 0; // Rows that make a record.
    std::size_t changed = 0; // Rows that add or replace a value of one.
    std::size_t unchanged = 0;
    std::size_t faulty = 0;          // Rows left out.
    std::vector<RowFault> faults {}; // At least one for each of them, in the order of the file.
    std::string faulty_csv {};       // Header and faulty rows as they came, the reason behind each.
    std::vector<GoneValue> gone {};  // Reported, not taken back. Of reference packs only.
    bool stopped = false;            // Somebody stopped it: only a leading part is written.
};

// Errors: forbidden · not_found  no such record type (subject: its key)
//         invalid    no header, an unknown column, or a type that lives in a dossier and none named
//         too_large
// A faulty row is no error: it is in the report, and everything else is imported.
Result<ImportReport> import_csv(Workspace&, Actor const&, std::string_view type, ByteView csv,
    ImportOptions const&, Progress const& = {});

} // namespace saksi::intake
