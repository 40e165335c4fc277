// Values that nobody chose: for laws about every kind, from a seed.
#pragma once

#include "schema/schemas.hpp"
#include "schema/value.hpp"

#include <random>

namespace saksi::testing {

// A field of every kind (its key is the kind's name), with the vocabularies they need.
schema::Schemas every_kind();

// A value that a person could have typed into the field. Not for the kind file.
schema::Value any_value(schema::Schemas const&, schema::Field const&, std::mt19937_64& luck);

} // namespace saksi::testing
