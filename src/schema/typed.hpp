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
using FindRecord = std::function<std::optional<RecordId>(
    std::vector<std::string> const& types, std::string_view text)>;

inline constexpr std::size_t short_text_bytes_max = 1024;
inline constexpr std::size_t long_text_bytes_max = 64 * 1024;

// One value as parts, the way an HTML form or a CSV row carries it. The main part has the key "".
//
// Parts beside the main one: localized_text and long_text lang · zoned_time zone · place district,
// country, latitude, longitude, precision_m · consent state, recipient, identity, language, date,
// expires, given_by, basis, form, explained_by, conditions, withdrawn. On a form the part `zone` of
// the field `when` is named "when.zone"; in CSV the column likewise.
using Parts = std::map<std::string, std::string>;

// Turns typed parts into a value of the field. An empty main part with no other parts is nothing;
// so is one beside which only a choice stands that a form makes by itself (language, time zone,
// state of consent).
//
// Understood as well: the label of a term for its code; the name of a country in English or a
// language of Asia for its code; the name of a language for its tag; digits of any script in
// numbers and coordinates.
//
// Errors: invalid    with a sentence that says what would be understood (subject: the field's key)
//         too_large  a text above its limit (subject: the field's key)
// Not for FieldKind::file, whose value is made by storing the bytes.
Result<std::optional<Value>> parse_value(
    Schemas const&, Field const&, Parts const&, FindRecord const&);

// The parts that parse_value turns into this value again (law: parse undoes it).
// A reference is spelled as its record id.
Parts to_parts(Value const&);

// The words for it in parts, files and on the command line: "yes", "no", "unknown".
std::string_view truth_word(Truth);

// Likewise "refused", "given", "withdrawn".
std::string_view consent_state_word(ConsentState);

// One line of plain text for exports, command line and logs of values: terms as codes, dates as
// EDTF, references as record ids, files as names.
std::string plain_text(Value const&);

// What the full-text index should find for this value: words, a term's label, a place's names, to
// whom a consent is and "until" when.
std::string searchable_text(Schemas const&, Value const&);

// The key by which lists filter and sort: dates by first day, numbers by size, words folded, terms
// by code, references by record id. At most 128 bytes.
//
// A date's key begins with its first day as YYYY-MM-DD, a zoned time's with its local reading, so
// that a year or month is a prefix. Comparing keys byte by byte gives the order. Zoned times of
// different zones are not brought to one instant: the tables must come out the same on a machine
// with other time-zone rules.
std::string sort_key(Value const&);

// The id of the record that these key values name: SHA-256("saksi/v1/key" ‖ cbor([type, key…]))
// cut to 16 bytes, with the folded text of each key value. The key value of a field is the
// plain_text of its value: a text itself, a term's code, a reference's record id.
RecordId record_id_of(RecordType const&, std::vector<std::string> const& key_values);

} // namespace saksi::schema
