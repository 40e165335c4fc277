// Who saw sealed fields in whose dossier, and when the recovery code was used: rows that are for
// ever and that nothing is made from.
#pragma once

#include "base/clock.hpp"
#include "store/sqlite.hpp"

#include <vector>

namespace saksi::store {

// All times of one hour that somebody saw fields of one record in one way.
struct LookRow {
    std::int64_t dossier = 0;
    std::string handle;
    RecordId record;
    std::int64_t how = 0;
    UnixSeconds first_at = 0;
    UnixSeconds last_at = 0;
    std::int64_t times = 1;
    std::vector<std::string> fields; // Keys, sorted, each once.
};

class LookTable {
public:
    explicit LookTable(Database& database)
        : m_database(database)
    {
    }

    // Both inside a transaction of the caller's. A look of an hour that has one already is added to
    // it.
    void add(LookRow const&);
    void add_recovery_use(UnixSeconds);

    // The latest first; of one dossier or of all.
    std::vector<LookRow> latest(std::optional<std::int64_t> dossier, std::size_t limit) const;
    std::vector<UnixSeconds> recovery_uses(std::size_t limit) const;

private:
    Database& m_database;
};

} // namespace saksi::store
