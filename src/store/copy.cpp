#include "store/copy.hpp"

namespace saksi::store {

void copy_database(Database& database, std::filesystem::path const& file)
{
    database.query("VACUUM INTO ?1").with(file.string()).run();
}

} // namespace saksi::store
