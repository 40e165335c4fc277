// A list of records as CSV or JSON, for spreadsheets and scripts: a member's own copy of what the
// member may see. No consent is asked, so it is not to be passed on; what is passed on goes by way
// of publish/hand_over.hpp.
//
// CSV: one row a record, its id first, columns as import_rows reads them, so that the file imports
// back to the same values (files aside: their names stand in a column that is passed over). Where
// values of a field disagree, the latest stands in its column and the others under "field@also".
#pragma once

#include "intake/sheet.hpp"
#include "workspace/workspace.hpp"

#include <boost/json/fwd.hpp>

namespace saksi::intake {

// Whether source and confidence are told beside each value.
enum class Provenance : std::uint8_t { left_out, told };

// What leaves this way from somebody else's dossier is noted, see Workspace::note_look.
// The limit of the query is passed over: all records that its filters leave are exported.
// Errors: as Workspace::list
Result<std::string> export_csv(
    workspace::Workspace const&, workspace::Reach const&, workspace::ListQuery, Provenance);

// One JSON document: an array of records (see record_json), in UTF-8 with a line end.
Result<std::string> export_json(
    workspace::Workspace const&, workspace::Reach const&, workspace::ListQuery);

// All records that the query's filters leave, without what never leaves the house; noted as above.
// Errors: as Workspace::list
Result<std::vector<workspace::RecordView>> all_rows(
    workspace::Workspace const&, workspace::Reach const&, workspace::ListQuery);

// Takes out the values of fields that are in no export (schema::Field::never_leaves).
void drop_what_never_leaves(workspace::RecordView&);

// {"id", "type", "title", "dossier", "values": {field: [{"value", "statement", "source",
// "confidence", "author", "stated_at", "note"}]}}. A value is its text, or an object of its parts
// as in a form ("": the main part is "text") where it has more than one. What a record that was cut
// down for a purpose does not say (dossier, statement, author, time) is not there.
boost::json::object record_json(workspace::RecordView const&);
boost::json::object value_json(workspace::StatedValue const&);

} // namespace saksi::intake
