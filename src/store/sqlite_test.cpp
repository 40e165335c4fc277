#include "store/sqlite.hpp"

#include "testing/desk.hpp"

using namespace saksi;
using namespace saksi::store;

TEST_CASE("what is committed with a sync is there when the database is opened again, also in a "
          "database that was just made")
{
    testing::TemporaryFolder const folder;
    testing::SeededDice dice { 1 };
    auto const key = crypto::SecretBytes::random(dice, 32);
    auto const file = folder.path() / "db";
    auto const write = [](Database& database, std::string_view letter, Durability durability) {
        Transaction transaction(database, durability);
        database.query("INSERT INTO letter VALUES(?1)").with(letter).run();
        transaction.commit();
    };
    {
        auto database = MUST(Database::open(file, key, Database::Opening::make));
        database.run("CREATE TABLE letter(text TEXT NOT NULL)");
        database.sync(); // Nothing was committed that waits for it.
        write(database, "a", Durability::with_sync);
        database.sync();
        write(database, "b", Durability::at_once);
        write(database, "c", Durability::with_sync);
    }
    auto const database = MUST(Database::open(file, key, Database::Opening::existing));
    auto query = database.query("SELECT group_concat(text, '') FROM letter");
    REQUIRE(query.next());
    CHECK(query.text(0) == "abc");
}
