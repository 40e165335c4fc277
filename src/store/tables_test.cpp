#include "store/tables.hpp"

#include "store/store.hpp"
#include "testing/desk.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace saksi::store {

namespace {

// What SQLite did, in steps of its own: no neighbour on the machine changes that, as it does a
// time.
template<typename Work>
std::int64_t steps_of(Database& database, Work&& work)
{
    std::int64_t steps = 0;
    auto const count = [](void* counted) {
        ++*static_cast<std::int64_t*>(counted);
        return 0;
    };
    sqlite3_progress_handler(database.handle(), 1, count, &steps);
    work();
    sqlite3_progress_handler(database.handle(), 0, nullptr, nullptr);
    return steps;
}

} // namespace

TEST_CASE("a record costs no more steps in a dossier of many than in a dossier of few")
{
    testing::TemporaryFolder const folder;
    testing::SeededDice dice(1);
    schema::Schemas const schemas({}, {});
    auto const store = MUST(
        Store::open(folder.path() / "vault.db", crypto::SecretBytes::random(dice, 32),
            Database::Opening::make, schemas, [](DeviceId const&) { return GroupId {}; }));
    std::int64_t n = 0;
    auto const take_one = [&] {
        std::vector<log::OpenedStatement> statements(1);
        statements.front().id = StatementId::fresh(dice);
        auto& statement = statements.front().statement.emplace();
        statement.record = RecordId::fresh(dice);
        statement.field = "name";
        statement.value = schema::Text { "Somebody" };
        auto& tables = store->tables();
        tables.take(++n, tables.prepare({ 1, CommitId::fresh(dice), DeviceId {}, 0, statements }));
    };
    Transaction transaction(store->database());
    for (auto i = 0; i < 20; ++i)
        take_one();
    auto const among_few = steps_of(store->database(), take_one);
    for (auto i = 0; i < 2000; ++i)
        take_one();
    auto const among_many = steps_of(store->database(), take_one);
    transaction.commit();
    REQUIRE(among_few > 0);
    CHECK(among_many < 2 * among_few);
}

} // namespace saksi::store
