// A consistent copy of a database, for backups, and whether all of it can be read.
#pragma once

#include "store/sqlite.hpp"

namespace saksi::store {

// Writes all of it, as it is now, into a file that is not there yet or is empty: under the same
// key, without free pages. Throws Fault.
void copy_database(Database&, std::filesystem::path const& file);

// Reads every page and walks every tree. False when one is damaged: in an index nobody may have met
// it yet.
bool pages_hold(Database&);

} // namespace saksi::store
