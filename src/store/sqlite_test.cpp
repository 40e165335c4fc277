#include "store/sqlite.hpp"

#include "base/fault.hpp"
#include "testing/desk.hpp"

using namespace saksi;
using namespace saksi::store;

namespace {

std::int64_t count(Database const& database)
{
    auto query = database.query("SELECT count(*) FROM letter");
    REQUIRE(query.next());
    return query.integer(0);
}

void write(Database& database, std::string_view letter, Durability durability = Durability::at_once)
{
    Transaction transaction(database, durability);
    database.query("INSERT INTO letter VALUES(?1)").with(letter).run();
    transaction.commit();
}

} // namespace

TEST_CASE("a transaction that begins ends the look that reads share, and is kept")
{
    auto database = Database::in_memory();
    database.run("CREATE TABLE letter(text TEXT NOT NULL)");
    {
        ReadTogether const look(database);
        CHECK(count(database) == 0);
        CHECK(database.in_transaction());
        {
            ReadTogether const inner(database);
            CHECK(count(database) == 0);
        }
        CHECK(database.in_transaction()); // It was not the inner one's to end.
        write(database, "a");
        CHECK_FALSE(database.in_transaction());
        CHECK(count(database) == 1);
    }
    {
        Transaction transaction(database);
        database.query("INSERT INTO letter VALUES('b')").run();
        {
            ReadTogether const look(database);
            CHECK(count(database) == 2);
        }
        CHECK(database.in_transaction()); // Nor a transaction.
    }
    CHECK(count(database) == 1);
}

TEST_CASE("what is committed with a sync is there when the database is opened again, also in a "
          "database that was just made")
{
    testing::TemporaryFolder const folder;
    testing::SeededDice dice { 1 };
    auto const key = crypto::SecretBytes::random(dice, 32);
    auto const file = folder.path() / "db";
    {
        auto database = MUST(Database::open(file, key, Database::Opening::make));
        database.run("CREATE TABLE letter(text TEXT NOT NULL)");
        database.sync(); // Nothing was committed that waits for it.
        write(database, "a", Durability::with_sync);
        database.sync();
        ReadTogether const look(database); // Is in nobody's way.
        write(database, "b", Durability::at_once);
        write(database, "c", Durability::with_sync);
    }
    auto const database = MUST(Database::open(file, key, Database::Opening::existing));
    auto query = database.query("SELECT group_concat(text, '') FROM letter");
    REQUIRE(query.next());
    CHECK(query.text(0) == "abc");
}
