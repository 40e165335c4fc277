#include "store/store.hpp"

#include "store/layout.hpp"

namespace saksi::store {

Store::Store(Database database, schema::Schemas const& schemas, GroupOf group_of)
    : m_database(std::move(database))
    , m_tables(m_database, schemas, std::move(group_of))
    , m_search(m_database, m_tables, m_reading)
{
}

Result<std::unique_ptr<Store>> Store::open(std::filesystem::path const& file,
    crypto::SecretBytes const& key, Database::Opening opening, schema::Schemas const& schemas,
    GroupOf group_of, char const* vfs)
{
    auto database = TRY(Database::open(file, key, opening, vfs));
    register_tokenizer(database);
    TRY(lay_out(database, opening));
    return std::unique_ptr<Store>(new Store(std::move(database), schemas, std::move(group_of)));
}

} // namespace saksi::store
