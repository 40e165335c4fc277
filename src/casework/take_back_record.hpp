// Taking back a whole record, and bringing it back.
#pragma once

#include "casework/add_record.hpp"

namespace saksi::casework {

// Takes back what says which type the record has. Its values stay as they are, but nobody states
// any more that there is such a record: it leaves lists, search, counts, choices and publications.
// Its page, its history and what refers to it stay, and say that it was taken back, by whom and
// why. Whatever is stated about it meanwhile is there when it comes back.
//
// Errors: forbidden · not_found · invalid   no reason is given (subject: "reason")
//         conflict  it is taken back already (subject: the record's id)
Result<void> take_back_record(Workspace&, Actor const&, RecordId const&, std::string reason);

// States again what the record is, as it was stated before, with a note that may be empty.
// Errors: forbidden · not_found
//         conflict  it is not taken back (subject: the record's id)
Result<void> bring_back_record(Workspace&, Actor const&, RecordId const&, std::string note);

} // namespace saksi::casework
