// A whole form or row as it was typed, and the values it makes.
#pragma once

#include "schema/typed.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace saksi::schema {

// Field key → the values typed for it, each as its parts.
using Entries = std::map<std::string, std::vector<Parts>>;

struct ParsedEntry {
    Field const* field = nullptr;
    std::vector<Value> values {}; // Empty when nothing was typed. None is there twice.
};

struct ParsedEntries {
    std::vector<ParsedEntry> entries {}; // Of the fields named in the entries, in declared order.
    // One for each field that cannot be meant (subject: its key), in declared order; `invalid` or
    // `too_large`.
    std::vector<Error> faults {};
};

// Whether required fields that are not among the entries are a fault.
enum class Wholeness : std::uint8_t { whole_record, part_of_record };

// Parses every field, so that a person sees all faults at once. A field key that the type does not
// have is a fault too.
ParsedEntries parse_entries(
    Schemas const&, RecordType const&, Entries const&, Wholeness, FindRecord const&);

// The id that the key fields give the record (see record_id_of). Nothing when the type has no key
// fields, or one of them has no value here.
std::optional<RecordId> natural_id(RecordType const&, std::vector<ParsedEntry> const&);

} // namespace saksi::schema
