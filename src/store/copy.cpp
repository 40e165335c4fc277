#include "store/copy.hpp"

#include "base/fault.hpp"

namespace saksi::store {

bool pages_hold(Database& database)
try {
    auto check = database.query("PRAGMA quick_check(1)");
    return check.next() && check.text(0) == "ok";
} catch (Fault const&) {
    return false;
}

void copy_database(Database& database, std::filesystem::path const& file)
{
    database.query("VACUUM INTO ?1").with(file.string()).run();
}

} // namespace saksi::store
