// Everything this program can record: the record types in records/ and the vocabularies in
// vocabularies/, found by lying there. One type or vocabulary is one file; nothing else names them.
#pragma once

#include "schema/schemas.hpp"

namespace saksi::catalog {

schema::Schemas schemas();

} // namespace saksi::catalog
