// The encrypted file of a workspace, open: the log that is for ever, the tables that follow from
// it, and what is read from both. The only SQLite SQL of the house lies in this folder.
#pragma once

#include "store/log_table.hpp"
#include "store/look_table.hpp"
#include "store/own_table.hpp"
#include "store/reading.hpp"
#include "store/search.hpp"
#include "store/tables.hpp"

#include <memory>

namespace saksi::store {

class Store {
public:
    // `schemas` outlives it, or the time that it is in use: Tables::use(). `vfs` is for tests that
    // break the disk. Errors: tampered     missing, damaged, or under another key
    //         unsupported  made by a newer version
    static Result<std::unique_ptr<Store>> open(std::filesystem::path const& file,
        crypto::SecretBytes const& key, Database::Opening, schema::Schemas const& schemas, GroupOf,
        char const* vfs = nullptr);

    Database& database() { return m_database; }
    LogTable& log() { return m_log; }
    OwnTable& own() { return m_own; }
    Tables& tables() { return m_tables; }
    Reading const& reading() const { return m_reading; }
    Search const& search() const { return m_search; }
    LookTable& looks() { return m_looks; }

private:
    Store(Database, schema::Schemas const&, GroupOf);

    Database m_database;
    LogTable m_log { m_database };
    OwnTable m_own { m_database };
    Tables m_tables;
    Reading m_reading { m_database, m_tables };
    Search m_search;
    LookTable m_looks { m_database };
};

} // namespace saksi::store
