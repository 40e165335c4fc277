// Whether a value is of the kind that its field asks for now. A group may give a field of its own
// another kind; what was written before then stays as it is, and is no answer to the new question.
#pragma once

#include "schema/record_type.hpp"
#include "schema/value.hpp"

namespace saksi::schema {

bool fits(Field const&, Value const&);

} // namespace saksi::schema
