// A second pair of eyes: a record is written by some and confirmed by another.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

enum class Review : std::uint8_t {
    not_asked,     // Nobody said anything of it, and its type asks for none.
    draft,         // Not finished, or its type asks for a reading and nobody began one.
    in_review,     // Waits for somebody who wrote none of it.
    confirmed,     // Read and agreed to, as it stands.
    changed_since, // Something was stated after it was confirmed.
};

struct ReviewState {
    Review review = Review::not_asked;
    workspace::StatedValue const* said = nullptr; // Who said so; points into the record.
};

// From what stands in the record alone.
ReviewState review_of(workspace::RecordView const&);

// What a reader has before them: the statements that stand in the record, apart from what is said
// beside it. A confirmation says it back.
std::string read_mark(workspace::RecordView const&);

// Says how far it is: a code of the vocabulary "review_state". `read` is the mark of what was read.
// Errors: forbidden · not_found
//         invalid   a confirmation by somebody who wrote some of it, or no such code
//         conflict  a confirmation of something else than what stands there now
Result<void> set_review(
    Workspace&, Actor const&, RecordId const&, std::string const& state, std::string_view read);

// Adds a comment, which never leaves the house.
// Errors: forbidden · not_found · invalid  nothing was written
Result<void> comment_on(Workspace&, Actor const&, RecordId const&, std::string const& words);

} // namespace saksi::casework
