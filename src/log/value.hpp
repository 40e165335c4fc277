// Values inside a statement: what they must be, and their one encoding. Only for the files of this
// folder; others use encode_value() and parse_value().
#pragma once

#include "base/cbor.hpp"
#include "schema/value.hpp"

namespace saksi::log {

// Errors: invalid · too_large, as check() in log/statement.hpp; without a subject
Result<void> check_value(schema::Value const&);

void write_value(cbor::Writer&, schema::Value const&);

// Whether the value can be, check_value() says.
// Errors: invalid · too_large · unsupported, as parse_value()
Result<schema::Value> read_value(cbor::Reader&);

} // namespace saksi::log
