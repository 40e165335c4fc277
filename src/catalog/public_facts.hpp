// For the record types of public reference facts.
#pragma once

#include "schema/record_type.hpp"

#include <utility>

namespace saksi::catalog {

// The type as one whose records live in the commons and whose every field is public: said once for
// all fields, so that none is forgotten and none of a casework type is opened by mistake.
inline schema::RecordType public_facts(schema::RecordType type)
{
    type.home = schema::Home::commons;
    for (auto& field : type.fields)
        field.exposure = schema::Exposure::public_;
    return type;
}

} // namespace saksi::catalog
