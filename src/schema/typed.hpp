// From what a person typed to a Value, and back to text that means the same.
#pragma once

#include "base/result.hpp"
#include "schema/schemas.hpp"
#include "schema/value.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace saksi::schema {

// Finds the record that a typed text means ("NPL", "CAT/C/46/D/…", a title), among these types.
using FindRecord
    = std::function<std::optional<RecordId>(std::vector<std::string> const& types, std::string_view text)>;

// One value as parts, the way an HTML form or a CSV row carries it. The main part has the key "".
//
// Parts beside the main one: localized_text lang · zoned_time zone · place district, country,
// latitude, longitude, precision_m · consent state, recipient, identity, language, date, expires.
// On a form the part `zone` of the field `when` is named "when.zone"; in CSV the column likewise.
using Parts = std::map<std::string, std::string>;

// Turns typed parts into a value of the field. An empty main part with no other parts is nothing.
//
// Errors: invalid  with a sentence that says what would be understood (subject: the field's key)
// Not for FieldKind::file, whose value is made by storing the bytes.
Result<std::optional<Value>> parse_value(Schemas const&, Field const&, Parts const&, FindRecord const&);

// The parts that parse_value turns into this value again (law: parse undoes it).
// A reference is spelled as its record id.
Parts to_parts(Value const&);

// One line of plain text for exports, command line and logs of values: terms as codes, dates as
// EDTF, references as record ids, files as names.
std::string plain_text(Value const&);

// What the full-text index should find for this value: words, a term's label, a place's names.
std::string searchable_text(Schemas const&, Value const&);

// The key by which lists filter and sort: dates by first day, numbers by size, words folded, terms
// by code, references by record id. At most 128 bytes.
std::string sort_key(Value const&);

// The id of the record that these key values name: SHA-256("saksi/v1/key" ‖ cbor([type, key…]))
// cut to 16 bytes, with the folded text of each key value.
RecordId record_id_of(RecordType const&, std::vector<std::string> const& key_values);

} // namespace saksi::schema
