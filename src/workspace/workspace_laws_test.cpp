// What holds of every history: the tables follow from the log, and who may not read learns nothing.
#include "crypto/slots.hpp"
#include "schema/typed.hpp"
#include "store/sqlite.hpp"
#include "testing/desk.hpp"
#include "testing/random_statements.hpp"

#include <algorithm>
#include <fstream>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;
using saksi::testing::RandomStatements;

namespace {

constexpr std::array<std::string_view, 10> fields { "name", "story", "alive", "code", "since",
    "state", "status", "remarks", "field_of_tomorrow", "@type" };
constexpr std::array<std::string_view, 5> types { "person", "state", "treaty_status", "treaty",
    "unheard_of" };

// Commits about a few records, that contradict, supersede, retract and dispute each other, of every
// kind of value in every field, fitting or not.
void live_through(Desk& desk, std::uint64_t seed, int commits)
{
    RandomStatements luck(seed);
    std::vector<RecordId> records;
    struct Said {
        RecordId record;
        StatementId id;
        std::string field;
    };
    std::vector<Said> stated;
    for (auto i = 0; i < commits; ++i) {
        desk.clock.time += static_cast<UnixSeconds>(luck.below(100)) - 20; // Clocks go back, too.
        Change change;
        if (records.empty() || luck.chance(25)) {
            change = Desk::change(
                luck.id<RecordId>(), std::string(types[luck.below(types.size())]), {});
            records.push_back(change.record);
        } else {
            change.record = records[luck.below(records.size())];
        }
        for (auto more = 1 + luck.below(5); more > 0; --more) {
            Assertion assertion;
            assertion.field = fields[luck.below(fields.size())];
            auto kind = luck.below(std::variant_size_v<schema::Value>);
            if (kind == 8) // No file: its parts would have to be in the vault.
                kind = 7;
            assertion.value = luck.value_of(kind);
            if (kind == 7 && luck.chance(80))
                assertion.value = schema::Reference { records[luck.below(records.size())] };
            if (assertion.field == log::type_field)
                assertion.value = schema::Text { std::string(types[luck.below(types.size())]) };
            assertion.source = luck.source();
            if (!stated.empty() && luck.chance(50)) {
                auto const& earlier = stated[luck.below(stated.size())];
                change.record = earlier.record;
                assertion.field = earlier.field;
                assertion.supersedes = { earlier.id };
                if (luck.chance(30)) {
                    assertion.op = luck.chance(50) ? log::Op::retract : log::Op::dispute;
                    assertion.value.reset();
                }
            }
            change.assertions.push_back(std::move(assertion));
        }
        auto const saved = desk->append(desk.permit(), change);
        if (!saved)
            continue; // A clash that no one could state.
        for (auto const& value : MUST(desk->history(desk.reach(), change.record))) {
            if (value.commit == *saved)
                stated.push_back({ change.record, value.id, value.field });
        }
    }
}

crypto::SecretBytes vault_key(Desk const& desk)
{
    std::ifstream file(desk.home() / "vault" / "slots", std::ios::binary);
    Bytes const encoded { std::istreambuf_iterator<char>(file), {} };
    auto const slots = MUST(crypto::Slots::parse(encoded));
    return MUST(slots.open(crypto::SecretBytes::copy_of(desk.recovery_code)));
}

// What somebody does who has the key and an SQL shell, while the workspace is locked.
void tamper(Desk& desk, std::string_view sql)
{
    desk.open.reset();
    {
        auto database = MUST(store::Database::open(
            desk.home() / "vault" / "db", vault_key(desk), store::Database::Opening::existing));
        database.query(sql).run();
    }
    desk.reopen();
}

} // namespace

TEST_CASE("rebuild changes nothing, and the log verifies, whatever was lived through")
{
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        CAPTURE(seed);
        Desk desk(seed);
        live_through(desk, seed, 70);
        auto const before = desk->tables_digest();
        REQUIRE(desk->rebuild());
        CHECK(desk->tables_digest() == before);
        auto const report = desk->verify();
        CHECK(report.failures.empty());
        CHECK(report.tables_match);
        CHECK(report.commits > 50);
        CHECK(report.statements > 100);
        CHECK(desk->tables_digest() == before);
        desk.reopen();
        CHECK(desk->tables_digest() == before);
    }
}

TEST_CASE("the tables are made anew when the declarations are others")
{
    Desk desk;
    desk.add("person", { { "name", schema::Text { "Asha" } } });
    auto const before = desk->tables_digest();
    desk.open.reset();
    schema::Schemas const later(
        { { .key = "person",
            .label = "Person",
            .label_plural = "People",
            .title_fields = { "name" },
            .fields = { { .key = "name", .label = "Name", .repeats = true } } } },
        {});
    {
        auto const opened = MUST(Workspace::unlock(
            desk.home(), Desk::passphrase(), { later, desk.clock, desk.dice, {} }));
        CHECK(opened->verify().holds());
        CHECK(opened->count(opened->reach(opened->first_administrator()), "person") == 1);
    }
    desk.reopen();
    CHECK(desk->tables_digest() == before);
}

TEST_CASE("a stopped rebuild leaves everything as it was")
{
    Desk desk;
    live_through(desk, 9, 30);
    auto const before = desk->tables_digest();
    CHECK_FALSE(desk->rebuild([](std::size_t, std::size_t) { return false; }));
    CHECK(desk->tables_digest() == before);
    CHECK_FALSE(desk->verify([](std::size_t, std::size_t) { return false; }).holds());
    CHECK(desk->tables_digest() == before);
}

TEST_CASE("whoever changes the log or the tables behind our back is found out")
{
    Desk desk;
    auto const asha = desk.add("person", { { "name", schema::Text { "Asha" } } });
    desk.add("person", { { "name", schema::Text { "Ben" } } });
    desk.restate(asha, "name", schema::Text { "Asha K." });
    REQUIRE(desk->verify().holds());
    // Before these come two commits of the commons and three of the group's papers.

    SUBCASE("a byte of a header")
    {
        tamper(desk, "UPDATE log SET h = substr(h, 1, 99) || x'00' || substr(h, 101) WHERE n = 6");
        CHECK_FALSE(desk->verify().failures.empty());
    }
    SUBCASE("a byte of a payload")
    {
        tamper(desk, "UPDATE log SET p = substr(p, 1, 99) || x'00' || substr(p, 101) WHERE n = 7");
        CHECK_FALSE(desk->verify().failures.empty());
    }
    SUBCASE("a commit taken out of the middle")
    {
        tamper(desk, "DELETE FROM log WHERE n = 7");
        CHECK_FALSE(desk->verify().failures.empty());
    }
    SUBCASE("the last commit taken away")
    {
        tamper(desk, "DELETE FROM log WHERE n = 8");
        CHECK_FALSE(desk->verify().holds());
    }
    SUBCASE("two commits exchanged")
    {
        tamper(desk, "UPDATE log SET p = (SELECT p FROM log WHERE n = 7) WHERE n = 6");
        CHECK_FALSE(desk->verify().failures.empty());
    }
    SUBCASE("the key of the dossier")
    {
        tamper(desk, "DELETE FROM epoch");
        CHECK_FALSE(desk->verify().failures.empty());
    }
    SUBCASE("a value in the tables")
    {
        tamper(desk, "UPDATE record SET title = 'Usha' WHERE n = 6");
        auto const report = desk->verify();
        CHECK(report.failures.empty());
        CHECK_FALSE(report.tables_match);
        REQUIRE(desk->rebuild());
        CHECK(desk->verify().holds());
    }
    SUBCASE("the words of the index")
    {
        tamper(desk, "INSERT INTO words(words) VALUES('delete-all')");
        CHECK_FALSE(desk->verify().tables_match);
    }
}

TEST_CASE("what is out of reach answers as if it were not there")
{
    Desk desk;
    auto const secret_dossier = MUST(desk->open_dossier(desk.actor()));
    auto const open_dossier = MUST(desk->open_dossier(desk.actor()));
    auto const add = [&](DossierId const& dossier, Desk::Fields const& values,
                         std::string const& type) {
        auto const id = RecordId::fresh(desk.dice);
        MUST(desk->append(desk.permit(dossier), Desk::change(id, type, values)));
        return id;
    };
    auto const nepal = desk.add_keyed(
        "state", { "NPL" }, { { "code", schema::Term { "country", "NPL" } } });
    auto const hidden = add(secret_dossier,
        { { "name", schema::Text { "Asha Hidden" } }, { "name", schema::Text { "Usha Hidden" } },
            { "alive", schema::Truth::yes } },
        "person");
    auto const seen = add(open_dossier,
        { { "name", schema::Text { "Ben Seen" } }, { "alive", schema::Truth::yes } }, "person");
    auto const hidden_status = add(secret_dossier,
        { { "state", schema::Reference { nepal } }, { "treaty", schema::Reference { hidden } } },
        "treaty_status");
    // Somebody names the hidden record from where others read.
    auto const pointer = add(open_dossier,
        { { "state", schema::Reference { hidden } }, { "treaty", schema::Reference { nepal } } },
        "treaty_status");

    auto const words = crypto::SecretBytes::copy_of("binod's words");
    MUST(desk->add_member(desk.actor(), "binod", words, Hardness::floor));
    MUST(desk->give_grant(desk.actor(), open_dossier, "binod", Grant::read));
    auto const reach = desk->reach(MUST(desk->check_passphrase(words)));
    auto const everything = desk.reach();

    CHECK(desk->record(everything, hidden));
    CHECK(desk->record(reach, seen));
    auto const absent = RecordId::fresh(desk.dice);
    auto const same = [](Error const& a, Error const& b) {
        return a.kind == b.kind && a.message == b.message;
    };
    CHECK(same(desk->record(reach, hidden).error(), desk->record(reach, absent).error()));
    CHECK(same(desk->history(reach, hidden).error(), desk->history(reach, absent).error()));
    CHECK(same(desk->dossier_of(reach, hidden).error(), desk->dossier_of(reach, absent).error()));
    CHECK(same(
        desk->read_file(reach, hidden, {}).error(), desk->read_file(reach, absent, {}).error()));
    CHECK(desk->titles(reach, { hidden, absent, seen }).size() == 1);
    CHECK(desk->changes_of(reach, hidden).empty());
    CHECK_FALSE(desk->find_record(reach, { "person" }, hidden.text()));
    CHECK_FALSE(desk->find_record(reach, { "person" }, "Usha Hidden"));

    CHECK(desk->count(everything, "person") == 2);
    CHECK(desk->count(reach, "person") == 1);
    CHECK(MUST(desk->list(reach, { .type = "person" })).total == 1);
    CHECK(MUST(desk->list(reach, { .type = "person", .filters = { { "alive", "yes" } } })).total
        == 1);
    CHECK(MUST(desk->list(reach, { .type = "person", .dossier = secret_dossier })).total == 0);
    CHECK(MUST(desk->list(reach, { .type = "person", .filters = { { "name", "hidden" } } }))
            .rows.empty());
    CHECK(MUST(desk->facet(reach, { .type = "person" }, "alive")).front().count == 1);
    CHECK(MUST(desk->facet(everything, { .type = "person" }, "alive")).front().count == 2);

    auto const found = MUST(desk->search(reach, { .words = "hidden" }));
    CHECK(found.total == 0);
    CHECK(found.by_type.empty());
    CHECK(MUST(desk->search(everything, { .words = "hidden" })).total == 1);
    CHECK(MUST(desk->search(reach, { .words = "seen" })).total == 1);

    auto const links = desk->links_to(reach, nepal);
    REQUIRE(links.size() == 1);
    CHECK(links.front().record == pointer);
    CHECK(desk->links_to(everything, nepal).size() == 2);
    CHECK(desk->conflicts(reach, {}).by_type.empty());
    CHECK(desk->conflicts(everything, {}).total == 1);
    for (auto const& change : desk->recent_changes(reach, 99))
        CHECK(change.record != hidden);

    // Titles of others never tell it either, not even to those who could read it.
    CHECK(MUST(desk->record(reach, pointer)).title == "… · " + nepal.text().substr(0, 8));
    CHECK(MUST(desk->record(everything, hidden_status)).title.ends_with("Hidden"));
    CHECK(desk->permit(desk.actor(), DossierId::fresh(desk.dice), Grant::read).error().kind
        == ErrorKind::forbidden);
}
