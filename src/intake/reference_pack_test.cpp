#include "intake/reference_pack.hpp"

#include "casework/change_record.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::intake {

namespace {

using testing::CatalogDesk;
using testing::texts;
using Texts = std::vector<std::string>;

constexpr std::string_view states = "iso3,un_name,@source,@verified,@note\n"
                                    "NPL,Nepal,UN members,yes,\n"
                                    "IDN,Indonesia,UN members,yes,\n";
constexpr std::string_view treaties = "code,full_name,entry_into_force,@source,@verified\n"
                                      "CAT,Convention against Torture,1987-06-26,UNTC,yes\n";
constexpr std::string_view statuses =
    "state,treaty,status,consent_date,consent_date@verified,@source,@verified,@note\n"
    "NPL,CAT,party,1991-05-14,,UNTC,yes,seen in 2022\n"
    "IDN,CAT,party,1998-10-28,no,UNTC,partial,day from memory\n";

PackFiles pack(std::string_view version = "2026-01-01", std::string_view of_states = states,
    std::string_view of_statuses = statuses)
{
    return { { "manifest.json",
                 R"({"format": 1, "pack": "test", "version": ")" + std::string { version }
                     + R"(", "title": "T", "files": [{"file": "states.csv", "type": "state"},
                    {"file": "treaties.csv", "type": "treaty"},
                    {"file": "status.csv", "type": "treaty_status"}]})" },
        { "states.csv", std::string { of_states } }, { "treaties.csv", std::string { treaties } },
        { "status.csv", std::string { of_statuses } } };
}

ImportReport import(CatalogDesk& desk, PackFiles const& files, PackOptions const& options = {})
{
    auto report = MUST(import_pack(*desk, desk.actor(), files, options));
    CHECK(report.created + report.changed + report.unchanged + report.faulty == report.rows);
    return report;
}

std::string with(std::string_view text, std::string_view old_one, std::string_view new_one)
{
    auto result = std::string { text };
    return result.replace(result.find(old_one), old_one.size(), new_one);
}

workspace::RecordView nepal_and_cat(CatalogDesk& desk)
{
    auto const state = desk->find_record(desk.reach(), { "state" }, "NPL");
    auto const treaty = desk->find_record(desk.reach(), { "treaty" }, "CAT");
    auto const& type = *desk.schemas.type("treaty_status");
    return desk.view(schema::record_id_of(type, { state->text(), treaty->text() }));
}

void correct_date(CatalogDesk& desk, std::string const& date)
{
    auto const view = nepal_and_cat(desk);
    MUST(casework::change_record(*desk, desk.actor(),
        { view.id,
            { { "consent_date", { { { "", date } } }, { view.one("consent_date")->id } } } }));
}

} // namespace

TEST_CASE("each value has its source, its confidence and the line it came from")
{
    auto desk = CatalogDesk {};
    CHECK(import(desk, pack()).created == 5);

    auto const view = nepal_and_cat(desk);
    auto const* const stated = view.one("consent_date");
    REQUIRE(stated);
    CHECK(stated->confidence == log::Confidence::verified);
    CHECK(stated->note == "pack:test@2026-01-01 status.csv:2 seen in 2022");
    auto const source = desk.view(std::get<RecordId>(stated->source));
    CHECK(source.type_key == "source");
    CHECK(source.title == "UNTC");
    CHECK(desk->count(desk.reach(), "source") == 2);
}

TEST_CASE("importing a pack again changes nothing, newer or not, while it says the same")
{
    auto desk = CatalogDesk {};
    import(desk, pack());
    auto const length = desk.log_length();
    CHECK(import(desk, pack()).unchanged == 5);
    CHECK(import(desk, pack("2026-02-01")).unchanged == 5);
    CHECK(desk.log_length() == length);
}

TEST_CASE("a newer pack supersedes what it changes and nothing else")
{
    auto desk = CatalogDesk {};
    import(desk, pack());
    auto const newer = pack("2026-02-01", states, with(statuses, "1991-05-14", "1991-05-15"));

    auto const report = import(desk, newer);

    CHECK(report.changed == 1);
    CHECK(texts(nepal_and_cat(desk), "consent_date") == Texts { "1991-05-15" });
    CHECK(import(desk, newer).unchanged == 5);
}

TEST_CASE("what a member corrected survives a newer pack, and both are shown when it differs")
{
    auto desk = CatalogDesk {};
    import(desk, pack());
    correct_date(desk, "1991-05-16");

    CHECK(import(desk, pack("2026-02-01")).unchanged == 5);
    CHECK(texts(nepal_and_cat(desk), "consent_date") == Texts { "1991-05-16" });

    import(desk, pack("2026-03-01", states, with(statuses, "1991-05-14", "1991-05-15")));
    auto both = texts(nepal_and_cat(desk), "consent_date");
    std::ranges::sort(both);
    CHECK(both == Texts { "1991-05-15", "1991-05-16" });
    CHECK(nepal_and_cat(desk).in_conflict("consent_date"));
}

TEST_CASE("a row that a newer pack does not have is reported, not taken back")
{
    auto desk = CatalogDesk {};
    import(desk, pack());
    auto const without_row = std::string { statuses.substr(0, statuses.find("IDN,CAT")) };

    auto const report = import(desk, pack("2026-02-01", states, without_row));

    REQUIRE(report.gone.size() == 1);
    CHECK(report.gone[0].note.starts_with("pack:test@2026-01-01 status.csv:3"));
    CHECK(desk->count(desk.reach(), "treaty_status") == 2);
}

TEST_CASE("a faulty row is kept with its reason and all others are imported")
{
    auto desk = CatalogDesk {};
    auto const bad = with(
        with(states, "NPL", "NPX"), "Indonesia,UN members,yes", "Indonesia,UN members,maybe");

    auto const report = import(desk, pack("2026-01-01", bad));

    // Both States, and the two statuses that speak of them.
    CHECK(report.faulty == 4);
    CHECK(report.created == 1);
    CHECK(report.faults[0].file == "states.csv");
    CHECK(report.faults[0].place == CsvPlace { 2, 1 });
    CHECK(report.faults[1].field == "@verified");
    CHECK(report.faulty_csv.find("NPX,Nepal,UN members,yes,") != std::string::npos);
    // Mended, the pack comes in whole.
    CHECK(import(desk, pack()).created == 4);
}

TEST_CASE("an unknown format, an older version and a missing file are refused and leave no trace")
{
    auto desk = CatalogDesk {};
    import(desk, pack("2026-02-01"));
    auto const length = desk.log_length();
    auto const kind = [&](PackFiles const& files) {
        return import_pack(*desk, desk.actor(), files, {}).error().kind;
    };
    auto unknown = pack();
    unknown["manifest.json"] = R"({"format": 9})";
    CHECK(kind(unknown) == ErrorKind::unsupported);
    CHECK(kind(pack("2026-01-01", with(states, "Nepal", "Nepaul"))) == ErrorKind::conflict);
    auto missing = pack("2026-03-01");
    missing.erase("status.csv");
    CHECK(kind(missing) == ErrorKind::not_found);
    CHECK(kind(pack("2026-03-01", with(states, "un_name", "un_nam"))) == ErrorKind::invalid);
    CHECK(kind({}) == ErrorKind::not_found);
    CHECK(desk.log_length() == length);
    CHECK(import(desk, pack("2026-03-01", with(states, "Nepal", "Nepaul")), { .dry_run = true })
              .changed
        == 1);
    CHECK(desk.log_length() == length);
}

TEST_CASE("the pack that the program carries comes in whole, and again without a change")
{
    auto desk = CatalogDesk {};
    auto const report = import(desk, embedded_pack());

    CHECK(report.rows > 1500);
    CHECK(report.faulty == 0);
    for (auto const& fault : report.faults)
        MESSAGE(fault.file, ":", fault.place.line, ":", fault.place.column, " ", fault.field);
    auto const length = desk.log_length();
    auto const again = import(desk, embedded_pack());
    CHECK(again.unchanged == again.rows);
    CHECK(again.gone.empty());
    CHECK(desk.log_length() == length);
}

} // namespace saksi::intake
