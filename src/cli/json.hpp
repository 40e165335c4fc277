// Records and their values as JSON, in one shape for every command; see docs/cli.md.
#pragma once

#include "cli/desk.hpp"

#include <boost/json.hpp>

namespace saksi::cli {

// "2026-11-23T05:00:00Z"
std::string iso_time(UnixSeconds);

// One statement with its provenance. A reference is the key or title of its record; terms are
// codes; dates are EDTF.
boost::json::object json_of(Desk const&, workspace::StatedValue const&);

// The record's head: id, type, title, dossier, created, changed, and by whom, when and why it was
// taken back, if it was.
boost::json::object json_head(workspace::RecordView const&);

// The record's current values, field by field, as plain text: one value, or a list where the field
// repeats or its values differ.
boost::json::object plain_values(Desk const&, workspace::RecordView const&);

// One document and a line end.
void print_json(std::ostream&, boost::json::value const&);

} // namespace saksi::cli
