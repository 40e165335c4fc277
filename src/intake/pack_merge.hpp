// What a reference pack has to state anew about a field, given all that was stated about it before.
//
// The pack compares itself only with its own earlier statements. It supersedes those whose value
// changed; what a member stated is never touched: when the pack then says something new, both stand
// side by side, and when it says the same as before, the member's correction stands alone.
#pragma once

#include "workspace/workspace.hpp"

#include <string_view>
#include <vector>

namespace saksi::intake {

// One value as a row of the pack has it.
struct PackFact {
    schema::Value value;
    log::Source source = log::SourceUnstated {};
    log::Confidence confidence = log::Confidence::unstated;
    std::string note {}; // Begins with the pack's mark.
};

// With what the note of each statement of a pack begins: "pack:asia@". Of any version of it.
std::string pack_mark(std::string_view pack_id);

// "pack:asia@2026.1 ratifications.csv:17", with what the row itself notes behind it.
std::string pack_note(std::string_view pack_id, std::string_view version, std::string_view file,
    std::size_t line, std::string_view row_note);

struct FieldMerge {
    // For each fact what is to be stated, or nothing where the pack said so before.
    std::vector<std::optional<workspace::Assertion>> statements {};
    // Values that the pack stated earlier and does not have now. Reported, not taken back.
    std::vector<StatementId> gone {};
};

// `history` holds every statement about the record; those about other fields are passed over.
// A field that takes one value is given one fact.
FieldMerge merge_field(schema::Field const&, std::span<PackFact const>,
    std::span<workspace::StatedValue const> history, std::string_view mark);

} // namespace saksi::intake
