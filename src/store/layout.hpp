// What lies in the database file: the tables that are for ever, and those that the fold makes anew.
// Format of the former: docs/formats/vault.md.
#pragma once

#include "store/sqlite.hpp"

namespace saksi::store {

// Makes the tables of an empty database, or checks that they are of a version we know, and adds,
// all or nothing, what an older version did not have yet. Errors: unsupported  made by a newer
// version
//         tampered     no workspace's database
Result<void> lay_out(Database&, Database::Opening);

// The tables that are rebuilt, empty. In a transaction of the caller's.
void lay_out_tables(Database&);
void drop_tables(Database&);

// Makes the tokenizer known under the name "saksi", and the function `weight` by which hits are put
// in order. Needed before the full-text table is touched.
void register_tokenizer(Database&);

} // namespace saksi::store
