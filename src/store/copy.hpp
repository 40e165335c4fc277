// A consistent copy of a database, for backups.
#pragma once

#include "store/sqlite.hpp"

namespace saksi::store {

// Writes all of it, as it is now, into a file that is not there yet: under the same key, without
// free pages. Throws Fault.
void copy_database(Database&, std::filesystem::path const& file);

} // namespace saksi::store
