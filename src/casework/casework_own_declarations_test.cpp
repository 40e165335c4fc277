// What a group declares for itself takes part in everything at once, and the tables equal those of
// a fold from the beginning, in whatever order things were declared and written.
#include "casework/add_record.hpp"
#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "casework/take_back_record.hpp"
#include "testing/catalog_desk.hpp"
#include "testing/random_statements.hpp"

#include <algorithm>

using namespace saksi;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;
using saksi::testing::RandomStatements;
using Typed = std::vector<std::pair<std::string, std::string>>;

namespace {

Result<RecordId> declare(CatalogDesk& desk, std::string const& type, Typed const& typed)
{
    return casework::add_record(
        *desk, desk.actor(), { desk->group_papers(), type, entries(typed) });
}

std::string declared(CatalogDesk& desk, std::string const& type, Typed const& typed)
{
    return schema::own_key(MUST(declare(desk, type, typed)));
}

DossierId a_case(CatalogDesk& desk)
{
    auto const head = MUST(
        casework::open_case(*desk, desk.actor(), entries({ { "title", "Ardania, spring" } })));
    return MUST(desk->dossier_of(desk.reach(), head));
}

RecordId add(
    CatalogDesk& desk, DossierId const& dossier, std::string const& type, Typed const& typed)
{
    return MUST(casework::add_record(*desk, desk.actor(), { dossier, type, entries(typed) }));
}

// Changes every value of one field to what is typed.
Result<void> change(
    CatalogDesk& desk, RecordId const& record, std::string const& field, std::string const& typed)
{
    casework::FieldChange one { .field = field, .values = { { { "", typed } } } };
    if (typed.empty())
        one.values.clear();
    auto const view = desk.view(record);
    for (auto const* stated : view.all(field))
        one.replaces.push_back(stated->id);
    return casework::change_record(
        *desk, desk.actor(), { .record = record, .changes = { std::move(one) } });
}

// How many people.
std::size_t found(CatalogDesk& desk, std::string const& words)
{
    return MUST(desk->search(desk.reach(), { .words = words, .type = "person" })).total;
}

void check_tables(CatalogDesk& desk)
{
    auto const before = desk->tables_digest();
    CHECK(desk->verify().tables_match);
    REQUIRE(desk->rebuild());
    CHECK(desk->tables_digest() == before);
    desk.reopen();
    CHECK(desk->tables_digest() == before);
}

} // namespace

TEST_CASE("a field of the group's own is asked for, listed, found, and outlives a restart")
{
    CatalogDesk desk;
    auto const dossier = a_case(desk);
    auto const key = declared(desk, "own_field",
        { { "of", "person" }, { "label", "Village court" }, { "kind", "short_text" },
            { "listed", "yes" } });
    auto const* field = desk->schemas().type("person")->find(key);
    REQUIRE(field);
    CHECK(field->label.text() == "Village court");
    CHECK(field->exposure == schema::Exposure::sealed);

    auto const person = add(
        desk, dossier, "person", { { "code", "P-01" }, { key, "Court of Tamarind" } });
    CHECK(
        testing::texts(desk.view(person), key) == std::vector<std::string> { "Court of Tamarind" });
    CHECK(found(desk, "tamarind") == 1);
    auto const filtered = MUST(desk->list(
        desk.reach(), { .type = "person", .filters = { { key, "Court of Tamarind" } } }));
    CHECK(filtered.total == 1);
    check_tables(desk);
    CHECK(desk->schemas().type("person")->find(key)->label.text() == "Village court");
}

TEST_CASE("a record type of the group's own has records like any other")
{
    CatalogDesk desk;
    auto const dossier = a_case(desk);
    auto const type = declared(desk, "own_record_type",
        { { "label", "Court observation" }, { "label_plural", "Court observations" } });
    auto const when = declared(
        desk, "own_field", { { "of", type }, { "label", "Day" }, { "kind", "fuzzy_date" } });
    auto const who = declared(desk, "own_field",
        { { "of", type }, { "label", "Judge" }, { "kind", "reference" }, { "targets", "person" } });
    auto const judge = add(desk, dossier, "person", { { "code", "P-07" } });
    auto const record = add(desk, dossier, type,
        { { "title", "First hearing" }, { when, "2026-02" }, { who, judge.text() } });
    CHECK(desk.view(record).title == "First hearing");
    CHECK(desk->links_to(desk.reach(), judge).size() == 1);
    CHECK(desk->count(desk.reach(), type) == 1);
    auto const refused = casework::add_record(
        *desk, desk.actor(), { dossier, type, entries({ { when, "2026-02" } }) });
    REQUIRE(!refused); // Its title is needed, as with every type.
    CHECK(refused.error().subject == "title");
    check_tables(desk);
}

TEST_CASE("terms of a group's own stand beside the shipped ones and are renamed everywhere at once")
{
    CatalogDesk desk;
    auto const dossier = a_case(desk);
    auto const term = MUST(declare(
        desk, "own_term", { { "vocabulary", "counting_unit" }, { "label", "Fishing crew" } }));
    auto const person = add(desk, dossier, "person",
        { { "code", "G-01" }, { "counting_unit", schema::own_key(term) } });
    CHECK(found(desk, "crew") == 1);
    REQUIRE(change(desk, term, "label", "Boat company"));
    CHECK(found(desk, "crew") == 0);
    CHECK(found(desk, "company") == 1);
    CHECK(desk.view(person).one("counting_unit") != nullptr);
    check_tables(desk);

    auto const shipped = declare(
        desk, "own_term", { { "vocabulary", "consent_scope" }, { "label", "Everything" } });
    REQUIRE(!shipped);
    CHECK(shipped.error().kind == ErrorKind::invalid);
    CHECK(shipped.error().subject == "vocabulary");
}

TEST_CASE("a field that gets another kind keeps what was written")
{
    CatalogDesk desk;
    auto const dossier = a_case(desk);
    auto const declaration = MUST(declare(desk, "own_field",
        { { "of", "person" }, { "label", "Household" }, { "kind", "short_text" } }));
    auto const key = schema::own_key(declaration);
    auto const person = add(
        desk, dossier, "person", { { "code", "P-01" }, { key, "seven or so" } });
    REQUIRE(change(desk, declaration, "kind", "number"));
    CHECK(testing::texts(desk.view(person), key) == std::vector<std::string> { "seven or so" });
    CHECK(found(desk, "seven") == 1);
    CHECK(!change(desk, person, key, "eight or so"));
    REQUIRE(change(desk, person, key, "8"));
    CHECK(testing::texts(desk.view(person), key) == std::vector<std::string> { "8" });
    CHECK(MUST(desk->history(desk.reach(), person)).size() == 4); // Type, code, both answers.
    check_tables(desk);
}

TEST_CASE("what is used is not declared away, and says what to do instead")
{
    CatalogDesk desk;
    auto const dossier = a_case(desk);
    auto const list = MUST(declare(desk, "own_vocabulary", { { "label", "Districts" } }));
    auto const field = MUST(declare(desk, "own_field",
        { { "of", "person" }, { "label", "District" }, { "kind", "term" },
            { "vocabulary", schema::own_key(list) } }));
    auto const free = MUST(declare(
        desk, "own_field", { { "of", "person" }, { "label", "Later" }, { "kind", "number" } }));
    auto const term = MUST(declare(
        desk, "own_term", { { "vocabulary", schema::own_key(list) }, { "label", "Hill" } }));
    auto const key = schema::own_key(field);
    add(desk, dossier, "person", { { "code", "P-01" }, { key, schema::own_key(term) } });
    auto const take_back = [&](RecordId const& record) {
        return casework::take_back_record(*desk, desk.actor(), record, "not needed");
    };
    for (auto const& used : { list, field, term }) {
        auto const refused = take_back(used);
        REQUIRE(!refused);
        CHECK(refused.error().kind == ErrorKind::conflict);
    }
    CHECK(desk->schemas().type("person")->find(key) != nullptr);
    CHECK(take_back(free));
    CHECK(desk->schemas().type("person")->find(schema::own_key(free)) == nullptr);
    REQUIRE(change(desk, field, "retired", "yes"));
    CHECK(desk->schemas().type("person")->find(key)->retired);
    check_tables(desk);
}

TEST_CASE("a declaration that cannot be meant is refused and leaves no trace")
{
    CatalogDesk desk;
    auto const before = desk.log_length();
    auto const fault_of = [&](Typed const& typed) {
        auto const made = declare(desk, "own_field", typed);
        REQUIRE(!made);
        return made.error().subject;
    };
    CHECK(
        fault_of({ { "of", "person" }, { "label", "Cell" }, { "kind", "term" } }) == "vocabulary");
    CHECK(fault_of({ { "of", "person" }, { "label", "Guard" }, { "kind", "reference" } })
        == "targets");
    CHECK(fault_of({ { "of", "state" }, { "label", "Mood" }, { "kind", "number" } }) == "of");
    CHECK(desk.log_length() == before);
    CHECK(desk->refused_declarations().empty());
}

TEST_CASE("only administrators declare, and everybody meets what they declared")
{
    CatalogDesk desk;
    auto const key = declared(
        desk, "own_field", { { "of", "event" }, { "label", "Weather" }, { "kind", "short_text" } });
    auto const words = crypto::SecretBytes::copy_of("binod's own words");
    MUST(desk->add_member(desk.actor(), "binod", words, workspace::Hardness::floor));
    auto const actor = MUST(desk->check_passphrase(words));
    auto const refused = casework::add_record(*desk, actor,
        { desk->group_papers(), "own_field",
            entries({ { "of", "event" }, { "label", "Noise" }, { "kind", "truth" } }) });
    REQUIRE(!refused);
    CHECK(refused.error().kind == ErrorKind::forbidden);
    CHECK(desk->schemas().type("event")->find(key) != nullptr);
}

// Declares, renames, changes kinds, retires and takes back by chance, while records are written.
TEST_CASE("whatever is declared and written, the tables follow from the log")
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        CatalogDesk desk(seed);
        RandomStatements luck(seed);
        auto const dossier = a_case(desk);
        std::vector<RecordId> declarations;
        std::vector<RecordId> people;
        static constexpr std::array<std::string_view, 6> kinds { "short_text", "number", "term",
            "reference", "long_text", "truth" };
        static constexpr std::array<std::string_view, 4> words { "dawn", "dusk", "seven", "8" };
        auto const word = [&] { return std::string(words[luck.below(words.size())]); };
        std::size_t accepted = 0;
        auto const keep = [&](Result<RecordId> made) {
            if (made) {
                declarations.push_back(*made);
                ++accepted;
            }
        };
        for (auto step = 0; step < 60; ++step) {
            ++desk.clock.time;
            switch (luck.below(6)) {
            case 0:
                keep(declare(desk, "own_field",
                    { { "of", "person" }, { "label", word() },
                        { "kind", std::string(kinds[luck.below(kinds.size())]) },
                        { "vocabulary", "counting_unit" }, { "targets", "person" },
                        { "repeats", luck.chance(30) ? "yes" : "no" } }));
                break;
            case 1:
                keep(declare(
                    desk, "own_term", { { "vocabulary", "counting_unit" }, { "label", word() } }));
                break;
            case 2:
                if (!declarations.empty()) {
                    auto const& one = declarations[luck.below(declarations.size())];
                    auto const field = luck.chance(50) ? "label" : "kind";
                    if (change(desk, one, field,
                            field == std::string("label")
                                ? word()
                                : std::string(kinds[luck.below(kinds.size())])))
                        ++accepted;
                }
                break;
            case 3:
                if (!declarations.empty())
                    if (casework::take_back_record(*desk, desk.actor(),
                            declarations[luck.below(declarations.size())], "by chance"))
                        ++accepted;
                break;
            default: {
                auto entered = entries({ { "code", "P-" + std::to_string(step) } });
                for (auto const& field : desk->schemas().type("person")->fields) {
                    if (!field.label.is_own())
                        continue;
                    auto const* units = desk->schemas().vocabulary("counting_unit");
                    entered[field.key] = { { { "",
                        field.kind == schema::FieldKind::term ? units->terms.back().code
                            : field.kind == schema::FieldKind::reference
                            ? (people.empty() ? "" : people.back().text())
                            : field.kind == schema::FieldKind::truth  ? "yes"
                            : field.kind == schema::FieldKind::number ? "8"
                                                                      : word() } } };
                }
                auto made = casework::add_record(
                    *desk, desk.actor(), { dossier, "person", entered });
                REQUIRE(made);
                people.push_back(*made);
            }
            }
        }
        CHECK(accepted > 15);
        check_tables(desk);
    }
}
