// Workspaces of older versions open, and have everything that they had.
#include "crypto/slots.hpp"
#include "store/sqlite.hpp"
#include "testing/desk.hpp"
#include "workspace/vault_folder.hpp"

using namespace saksi;
using namespace saksi::store;
using saksi::testing::Desk;

namespace {

// The database of a locked desk, as SQL sees it.
Database database_of(Desk const& desk)
{
    auto const folder = MUST(workspace::VaultFolder::open(desk.home()));
    auto const encoded = workspace::read_whole(folder.slots());
    REQUIRE(encoded.has_value());
    auto const slots = MUST(crypto::Slots::parse(*encoded));
    auto const key = MUST(slots.open(crypto::SecretBytes::copy_of(desk.recovery_code)));
    return MUST(Database::open(folder.database(), key, Database::Opening::existing));
}

std::int64_t number(Database const& database, std::string_view sql)
{
    auto query = database.query(sql);
    REQUIRE(query.next());
    return query.integer(0);
}

// Takes away what came after version 1. Nothing of version 1 is changed by later ones, so this is
// the database that version 1 would have left.
void back_to_version_1(Database& database)
{
    database.run("DROP TABLE feed; DROP TABLE draft; DROP TABLE sent_form;"
                 "DROP TABLE saved_search; DROP TABLE look; DROP TABLE recovery_use;"
                 "PRAGMA user_version = 1;");
}

// Takes away that anybody was ever given a role or a case: the group's papers, which are dossier 2,
// and the grants. Dossier 3 becomes 2. As programs without roles left it, except that the first
// commit of a case now names one that is gone.
void back_before_roles(Database& database)
{
    database.run(
        "DELETE FROM log WHERE dossier = 2 OR record IN (SELECT id FROM record WHERE type = "
        "'grant');"
        "DELETE FROM epoch WHERE dossier = 2; DELETE FROM feed WHERE dossier = 2;"
        "DELETE FROM dossier WHERE number = 2;"
        "UPDATE dossier SET number = 2 WHERE number = 3;"
        "UPDATE feed SET dossier = 2 WHERE dossier = 3;"
        "UPDATE epoch SET dossier = 2 WHERE dossier = 3;"
        "UPDATE log SET dossier = 2 WHERE dossier = 3;"
        "DELETE FROM setting WHERE key IN ('desk.papers', 'desk.declarations');");
}

} // namespace

TEST_CASE("in a workspace from before there were roles nobody loses a case and nobody gets one")
{
    using namespace workspace;
    auto const secret = [](std::string_view text) { return crypto::SecretBytes::copy_of(text); };
    Desk desk;
    auto const dossier = MUST(desk->open_dossier(desk.actor()));
    auto const person = RecordId::fresh(desk.dice);
    MUST(desk->append(desk.permit(dossier),
        Desk::change(person, "person", { { "name", schema::Text { "Asha" } } })));
    for (auto const* handle : { "binod", "chandra" })
        MUST(desk->add_member(desk.actor(), handle, secret(handle), Hardness::floor));
    MUST(desk->let_member_go(desk.actor(), "chandra"));
    desk.open.reset();
    {
        auto database = database_of(desk);
        back_before_roles(database);
    }

    desk.reopen();
    auto const binod = MUST(desk->check_passphrase(secret("binod")));
    CHECK(desk->role(desk.actor()) == access::Role::administrator);
    CHECK_FALSE(desk->members().at(1).role.has_value());
    CHECK(desk->role(binod) == access::Role::reader); // Until somebody says what they do.
    CHECK(desk->grant(desk.actor(), dossier) == Grant::administer);
    CHECK(desk->grant(binod, dossier) == Grant::read);
    CHECK(desk->record(desk->reach(binod), person));
    MUST(desk->set_role(desk.actor(), "binod", access::Role::caseworker));
    CHECK(desk->grant(binod, dossier) == Grant::write);
    CHECK(desk->permit(binod, dossier, Grant::write));

    // Whoever had left sees nothing that was theirs, even when they come back.
    CHECK(MUST(desk->grants(desk.reach(), dossier)).size() == 2);
    MUST(desk->reset_member(desk.actor(), "chandra", secret("chandra"), Hardness::floor));
    auto const chandra = MUST(desk->check_passphrase(secret("chandra")));
    CHECK_FALSE(desk->grant(chandra, dossier).has_value());

    // Once only; and who comes later begins with nothing.
    auto const version = desk->version();
    desk.reopen();
    CHECK(desk->version() == version);
    MUST(desk->add_member(desk.actor(), "dina", secret("dina"), Hardness::floor));
    auto const dina = MUST(desk->check_passphrase(secret("dina")));
    CHECK_FALSE(desk->grant(dina, dossier).has_value());
}

TEST_CASE("a workspace of version 1 opens with all it had, and its device writes on in its feeds")
{
    Desk desk;
    auto const other = desk.add("person", { { "name", schema::Text { "Binod" } } });
    auto const dossier = MUST(desk->open_dossier(desk.actor()));
    auto const person = RecordId::fresh(desk.dice);
    MUST(desk->append(desk.permit(dossier),
        Desk::change(person, "person", { { "name", schema::Text { "Asha" } } })));
    auto const digest = desk->tables_digest();
    desk.open.reset();
    {
        auto database = database_of(desk);
        back_to_version_1(database);
    }

    desk.reopen();
    CHECK(desk->tables_digest() == digest);
    CHECK(MUST(desk->record(desk.reach(), other)).id == other);
    CHECK(MUST(desk->record(desk.reach(), person)).dossier == dossier);
    desk.restate(person, "name", schema::Text { "Asha Rai" });
    desk.open.reset();

    auto const database = database_of(desk);
    CHECK(number(database, "PRAGMA user_version") == 4);
    // The commons, the group's papers and the case.
    CHECK(number(database, "SELECT count(*) FROM feed") == 3);
    CHECK(number(database, "SELECT count(DISTINCT feed) FROM log") == 3);
}

TEST_CASE("an upgrade that cannot be done leaves the database as it was")
{
    Desk desk;
    desk.open.reset();
    {
        auto database = database_of(desk);
        back_to_version_1(database);
        database.run("DELETE FROM secret WHERE name = 'device/sign'");
    }
    auto const refused = workspace::Workspace::unlock(
        desk.home(), crypto::SecretBytes::copy_of(desk.recovery_code), desk.parts());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::tampered);

    auto const database = database_of(desk);
    CHECK(number(database, "PRAGMA user_version") == 1);
    CHECK(number(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'feed'") == 0);
    CHECK(number(database, "SELECT count(*) FROM dossier") == 2);
}

TEST_CASE("a database of a version yet to come, or of none, is refused and not touched")
{
    for (auto const& [version, kind] :
        { std::pair { 0, ErrorKind::tampered }, std::pair { 99, ErrorKind::unsupported } }) {
        Desk desk;
        desk.open.reset();
        database_of(desk).run(("PRAGMA user_version = " + std::to_string(version)).c_str());
        auto const refused = workspace::Workspace::unlock(
            desk.home(), crypto::SecretBytes::copy_of(desk.recovery_code), desk.parts());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == kind);
        CHECK(number(database_of(desk), "PRAGMA user_version") == version);
    }
}
