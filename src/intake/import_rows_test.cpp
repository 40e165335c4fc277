#include "intake/import_rows.hpp"

#include "base/text.hpp"
#include "casework/open_case.hpp"
#include "intake/export_records.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>
#include <random>

namespace saksi::intake {

namespace {

using testing::CatalogDesk;
using testing::texts;
using Texts = std::vector<std::string>;

ImportReport import(
    CatalogDesk& desk, std::string_view type, std::string_view csv, ImportOptions options = {})
{
    options.file_name = "test.csv";
    auto report = MUST(import_csv(*desk, desk.actor(), type, bytes_of(csv), options));
    CHECK(report.created + report.changed + report.unchanged + report.faulty == report.rows);
    return report;
}

std::optional<workspace::RecordView> state(CatalogDesk& desk, std::string_view iso3)
{
    auto const id = desk->find_record(desk.reach(), { "state" }, iso3);
    return id ? std::optional { desk.view(*id) } : std::nullopt;
}

constexpr std::string_view three_states = "iso3,un_name,localised_name,localised_name.lang\n"
                                          "NPL,Nepal,नेपाल; Nepal,ne; en\n"
                                          "IDN,Indonesia,Indonesia,id\n"
                                          "LKA,Sri Lanka,,\n";

} // namespace

TEST_CASE("importing the same file twice changes nothing")
{
    auto desk = CatalogDesk {};
    CHECK(import(desk, "state", three_states).created == 3);
    auto const length = desk.log_length();

    auto const again = import(desk, "state", three_states);

    CHECK(again.unchanged == 3);
    CHECK(desk.log_length() == length);
    CHECK(texts(*state(desk, "NPL"), "localised_name").size() == 2);
}

TEST_CASE("a dry run says what would happen and writes nothing")
{
    auto desk = CatalogDesk {};
    auto const length = desk.log_length();
    CHECK(import(desk, "state", three_states, { .dry_run = true }).created == 3);
    CHECK(desk.log_length() == length);
}

TEST_CASE("an absent column or an empty cell never takes anything back")
{
    auto desk = CatalogDesk {};
    import(desk, "state", "iso3,un_name,iso2,iso_numeric\nNPL,Nepal,NP,524\n");
    CHECK(import(desk, "state", "iso3,un_name,iso2\nNPL,,\n").unchanged == 1);
    CHECK(import(desk, "state", "iso3,iso2\nNPL,XX\n").changed == 1);
    CHECK(texts(*state(desk, "NPL"), "un_name") == Texts { "Nepal" });
    CHECK(texts(*state(desk, "NPL"), "iso2") == Texts { "XX" });
    CHECK(texts(*state(desk, "NPL"), "iso_numeric") == Texts { "524" });
}

TEST_CASE("a field of the group's own goes out and comes in by what it is called")
{
    auto desk = CatalogDesk {};
    auto const declare = [&](std::string const& label) {
        return schema::own_key(MUST(casework::add_record(*desk, desk.actor(),
            { desk->group_papers(), "own_field",
                testing::entries(
                    { { "of", "person" }, { "label", label }, { "kind", "short_text" } }) })));
    };
    auto const court = declare("Village court");
    auto const twin = declare("Twin");
    declare("Twin");
    auto const head = MUST(
        casework::open_case(*desk, desk.actor(), testing::entries({ { "title", "Ardania" } })));
    auto const dossier = MUST(desk->dossier_of(desk.reach(), head));
    CHECK(import(desk, "person", "code,village COURT\nP-1,007\n", { .dossier = dossier }).created
        == 1);
    // Of two that are called alike neither is meant, and no column is lost in silence.
    CHECK(!import_csv(
        *desk, desk.actor(), "person", bytes_of("code,Twin\nP-2,x\n"), { .dossier = dossier }));
    auto const by_key = "code," + twin + "\nP-2,x\n";
    CHECK(import(desk, "person", by_key, { .dossier = dossier }).created == 1);

    auto const csv = MUST(
        export_csv(*desk, desk.reach(), { .type = "person" }, Provenance::left_out));
    CHECK(csv.find("Village court") != std::string::npos);
    CHECK(csv.find(twin) != std::string::npos);
    CHECK(csv.find(court) == std::string::npos);
    CHECK(import(desk, "person", csv, { .dossier = dossier }).unchanged == 2);
}

TEST_CASE("a bare year stays a year and leading zeros stay")
{
    auto desk = CatalogDesk {};
    import(desk, "state", "iso3,un_name,iso_numeric\nAFG,Afghanistan,004\n");
    import(desk, "treaty", "code,full_name,adopted\nCAT,Convention against Torture,1984\n");
    CHECK(texts(*state(desk, "AFG"), "iso_numeric") == Texts { "004" });
    auto const treaty = desk.view(*desk->find_record(desk.reach(), { "treaty" }, "CAT"));
    CHECK(texts(treaty, "adopted") == Texts { "1984" });
}

TEST_CASE("a faulty row is reported with its place and kept, all others are imported")
{
    auto desk = CatalogDesk {};
    auto const csv = "iso3,un_name,region\n"
                     "NPL,Nepal,southern_asia\n"
                     "XXX,Nowhere,southern_asia\n"
                     "IDN,\"Indo\"nesia,\n"
                     "LKA,Sri Lanka\n"
                     "THA,,south_eastern_asia\n"
                     "BTN,Bhutan,the_moon\n"
                     "NPL,Nepaul,\n"
                     "MDV,Maldives,\n";
    auto const report = import(desk, "state", csv);

    CHECK(report.created == 2);
    CHECK(report.faulty == 6);
    REQUIRE(report.faults.size() == 6);
    CHECK(report.faults[0].place == CsvPlace { 3, 1 });
    CHECK(report.faults[0].field == "iso3");
    CHECK(report.faults[0].file == "test.csv");
    CHECK(report.faults[1].place == CsvPlace { 4, 2 });
    CHECK(report.faults[2].place.line == 5);
    CHECK(report.faults[3].field == "un_name");
    CHECK(report.faults[4].place == CsvPlace { 7, 3 });
    CHECK(report.faults[5].place == CsvPlace { 8, 2 });
    CHECK(state(desk, "MDV"));
    CHECK(texts(*state(desk, "NPL"), "un_name") == Texts { "Nepal" });

    // The kept rows are as they came, and come in once they are mended.
    CHECK(report.faulty_csv.find("\nXXX,Nowhere,southern_asia,") != std::string::npos);
    CHECK(report.faulty_csv.find("\nIDN,\"Indo\"nesia,,") != std::string::npos);
    auto mended = report.faulty_csv;
    mended.replace(mended.find("the_moon"), 8, "southern_asia");
    CHECK(import(desk, "state", mended).created == 1);
    CHECK(state(desk, "BTN"));
}

TEST_CASE("the order of the rows does not matter")
{
    auto const rows = Texts { "NPL,Nepal,नेपाल,ne", "NPL,Nepal,Nepal,en", "IDN,Indonesia,,",
        "LKA,Sri Lanka,ශ්‍රී ලංකාව,si", "LKA,Sri Lanka,இலங்கை,ta",
        "XXX,Nowhere,," };
    auto const imported = [&](Texts order) {
        auto desk = CatalogDesk {};
        auto csv = std::string { "iso3,un_name,localised_name,localised_name.lang\n" };
        for (auto const& row : order)
            csv += row + "\n";
        auto const report = import(desk, "state", csv);
        CHECK(report.created == 3);
        CHECK(report.faulty == 1);
        auto all = Texts {};
        for (auto const* const iso3 : { "NPL", "IDN", "LKA" }) {
            auto names = texts(*state(desk, iso3), "localised_name");
            all.insert(all.end(), names.begin(), names.end());
        }
        std::ranges::sort(all);
        return all;
    };
    auto random = std::mt19937 { 4 };
    auto shuffled = rows;
    std::ranges::shuffle(shuffled, random);
    CHECK(imported(rows) == imported(shuffled));
}

TEST_CASE("a file whose columns are not known, or that cannot be meant, changes nothing")
{
    auto desk = CatalogDesk {};
    auto const length = desk.log_length();
    auto const kind = [&](std::string_view type, std::string_view csv) {
        return import_csv(*desk, desk.actor(), type, bytes_of(csv), {}).error().kind;
    };
    CHECK(kind("state", "iso3,un_nam\nNPL,Nepal\n") == ErrorKind::invalid);
    CHECK(kind("state", "") == ErrorKind::invalid);
    CHECK(kind("no_type", "a\n1\n") == ErrorKind::not_found);
    CHECK(kind("person", "name\nAsha\n") == ErrorKind::invalid);
    CHECK(desk.log_length() == length);
}

TEST_CASE("who stops an import early has a leading part of it or nothing")
{
    auto desk = CatalogDesk {};
    auto const stopped = MUST(import_csv(*desk, desk.actor(), "state", bytes_of(three_states), {},
        [](auto, auto) { return false; }));
    CHECK(stopped.stopped);
    CHECK(desk->count(desk.reach(), "state") == 0);
}

TEST_CASE("what is exported imports back to the same values")
{
    auto desk = CatalogDesk {};
    import(desk, "state",
        "iso3,un_name,english_name,localised_name,localised_name.lang\n"
        "NPL,Nepal,=1+1,नेपाल; a\\; b,ne; \n"
        "IDN,\"Indo,\"\"nesia\",-5,Indonesia,id\n");
    import(desk, "treaty", "code,full_name,adopted\nCAT,\"Convention against\nTorture\",1984-12\n");
    import(desk, "treaty_status",
        "state,treaty,status,consent_date\nNPL,CAT,party,1991-05-14\nIDN,CAT,party,1998-10?\n");

    auto copy = CatalogDesk { 2 };
    for (auto const* const type : { "state", "treaty", "treaty_status" }) {
        auto const csv = MUST(export_csv(*desk, desk.reach(), { .type = type }, Provenance::told));
        // Another group has never seen these records, but their keys give them the same ids.
        auto report = import(copy, type, csv);
        CHECK(report.faulty == 0);
        CHECK(import(desk, type, csv).unchanged == report.rows);
        auto const again = MUST(
            export_csv(*copy, copy.reach(), { .type = type }, Provenance::left_out));
        auto const first = MUST(
            export_csv(*desk, desk.reach(), { .type = type }, Provenance::left_out));
        CHECK(again == first);
    }
}

TEST_CASE("a row with an id changes that record, in whatever dossier it lies")
{
    auto desk = CatalogDesk {};
    import(desk, "source", "title,date\nInterview A,2024\n", { .dossier = desk->commons() });
    auto const csv = MUST(
        export_csv(*desk, desk.reach(), { .type = "source" }, Provenance::left_out));
    auto changed = csv;
    changed.replace(changed.find("2024"), 4, "2025");

    CHECK(import(desk, "source", csv, { .dossier = desk->commons() }).unchanged == 1);
    CHECK(import(desk, "source", changed, { .dossier = desk->commons() }).changed == 1);
    CHECK(desk->count(desk.reach(), "source") == 1);
    CHECK(
        import(desk, "source", "id,title\n00,Interview B\n", { .dossier = desk->commons() }).faulty
        == 1);
}

} // namespace saksi::intake
