// One CSV file read as records of one type: which column is which part of which field, and what
// each row says. Writes nothing; import_rows and reference_pack decide what to make of it.
//
// A column is named after its field ("due_date"), or after a part of it ("names.lang"). A field of
// several values has them in one cell, separated by "; " in every one of its columns alike; a
// semicolon or backslash that belongs to a value has a backslash before it. Columns whose name has
// an "@" or is `fault_column` tell people something and are passed over.
#pragma once

#include "intake/csv.hpp"
#include "schema/entries.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::intake {

// The column that the file of faulty rows has behind the others.
inline constexpr std::string_view fault_column = "fault";
inline constexpr std::string_view id_column = "id";

// A name for the column of reasons that the header does not have yet: a file of faulty rows may be
// mended only in part and come back.
std::string free_fault_column(CsvReader const&);

// Why a row was left out. `field` is a field's key or the name of the column, or empty.
struct RowFault {
    std::string file;
    CsvPlace place;
    std::string field;
    Message reason;
};

struct SheetColumn {
    schema::Field const* field = nullptr; // Null: not part of a field.
    std::string part {};                  // As in schema::Parts; the main part is "".
};

// The name of a field's column: its key, or, of a field that the group declared for itself, what it
// is called, where that is clear. Reading understands both.
std::string column_name(schema::RecordType const&, schema::Field const&);

// Several values as one cell, and back.
std::string join_values(std::vector<std::string> const& values);
std::vector<std::string> split_values(std::string_view cell);

// What each column of the header means, in its order.
//
// Errors: invalid  a column that the type does not have (subject: "line 1, column 3"): nothing is
//                  imported then, so that a misspelt name does not lose a column in silence
Result<std::vector<SheetColumn>> columns_of(
    schema::RecordType const&, std::vector<std::string> const& header);

// What the row says, as typed. Empty cells say nothing. What cannot be meant goes to `faults`.
schema::Entries entries_of(std::vector<SheetColumn> const&, CsvRow const&, std::string_view file,
    std::vector<RowFault>& faults);

// Where in the row the field's main column, or else its first one, stands.
CsvPlace place_of(std::vector<SheetColumn> const&, CsvRow const&, std::string_view field);

} // namespace saksi::intake
