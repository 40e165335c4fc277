#include "casework/state_book.hpp"

#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::casework {

namespace {

using testing::CatalogDesk;
using testing::entries;

struct Facts {
    CatalogDesk desk;
    StateBook book;

    RecordId add(std::string type, std::vector<std::pair<std::string, std::string>> const& typed,
        log::Confidence confidence = log::Confidence::verified)
    {
        return MUST(add_record(*desk, desk.actor(),
            { desk->commons(), std::move(type), entries(typed), { .confidence = confidence } }));
    }

    Facts()
    {
        add("treaty",
            { { "code", "CAT" }, { "full_name", "Convention against Torture" },
                { "entry_into_force", "1987-06-26" } });
        add("treaty",
            { { "code", "ROME" }, { "full_name", "Rome Statute" },
                { "entry_into_force", "2002-07-01" } });
        add("state", { { "iso3", "NPL" }, { "un_name", "Nepal" }, { "region", "southern_asia" } });
        add("state",
            { { "iso3", "MDV" }, { "un_name", "Maldives" }, { "region", "southern_asia" } });
        add("state",
            { { "iso3", "PHL" }, { "un_name", "Philippines" },
                { "region", "south_eastern_asia" } });
        add("state", { { "iso3", "DEU" }, { "un_name", "Germany" } });
        nepal = add("treaty_status",
            { { "state", "NPL" }, { "treaty", "CAT" }, { "status", "party" },
                { "consent_date", "1991-05-14" }, { "consent_type", "accession" } });
        add("treaty_status",
            { { "state", "MDV" }, { "treaty", "CAT" }, { "status", "party" },
                { "consent_date", "2004-04" }, { "consent_type", "accession" } });
        add("treaty_status",
            { { "state", "PHL" }, { "treaty", "CAT" }, { "status", "party" },
                { "consent_date", "1986-06-18" }, { "consent_type", "accession" } },
            log::Confidence::unverified);
        add("treaty_status",
            { { "state", "PHL" }, { "treaty", "ROME" }, { "status", "withdrawn" },
                { "signature_date", "2000-12-28" }, { "consent_date", "2011-08-30" },
                { "consent_type", "ratification" }, { "withdrawal_date", "2019-03-17" } });
        add("reporting_cycle",
            { { "state", "MDV" }, { "treaty", "CAT" }, { "cycle", "Initial" },
                { "submitted_date", "2017-10-17" }, { "co_adopted", "2018-12-06" } });
        add("declaration",
            { { "state", "NPL" }, { "treaty", "CAT" }, { "provision", "art22" },
                { "status", "not_accepted" } });
        add("decision",
            { { "citation", "C/1" }, { "title", "A v. Nepal" }, { "forum", "HRC" },
                { "respondent_or_forum_state", "NPL" }, { "state_of_concern", "NPL" } });
    }

    std::shared_ptr<AllStates const> open() { return MUST(book.open(*desk, desk.reach())); }

    RecordId nepal;
};

law::Status status_of(Matrix const& matrix, std::string_view iso3, std::string_view treaty)
{
    auto const column = std::ranges::find(
        matrix.columns, treaty, [](auto const* one) -> std::string_view { return one->code; });
    auto const row = std::ranges::find(
        matrix.rows, iso3, [](auto const& one) -> std::string_view { return one.state->iso3; });
    SAKSI_CHECK(column != matrix.columns.end() && row != matrix.rows.end());
    return row->cells[static_cast<std::size_t>(column - matrix.columns.begin())].answer.status;
}

} // namespace

TEST_CASE(
    "the matrix says what each State was on the day asked, and what nobody verified is unknown")
{
    auto facts = Facts {};
    auto const states = facts.open();
    auto const now = states->matrix({ 2026, 1, 1 });

    CHECK(now.rows.size() == 3); // Nothing is recorded of Germany.
    CHECK(status_of(now, "NPL", "CAT") == law::Status::party);
    CHECK(status_of(now, "PHL", "CAT") == law::Status::unknown);
    CHECK(status_of(now, "PHL", "ROME") == law::Status::withdrawn);
    CHECK(status_of(now, "NPL", "ROME") == law::Status::unknown);
    CHECK(now.counts[0].at(law::Status::party) == 2);

    auto const then = states->matrix({ 1991, 6, 12 });
    CHECK(status_of(then, "NPL", "CAT") == law::Status::consented);
    CHECK(status_of(then, "MDV", "CAT") == law::Status::none);
    CHECK(status_of(states->matrix({ 1991, 6, 13 }), "NPL", "CAT") == law::Status::party);
}

TEST_CASE("filters narrow rows and columns")
{
    auto facts = Facts {};
    auto const states = facts.open();
    auto const day = Day { 2026, 1, 1 };

    CHECK(states->matrix(day, { .regions = { "southern_asia" } }).rows.size() == 2);
    auto const cat = states->matrix(day, { .treaties = { "CAT" }, .status = law::Status::party });
    CHECK(cat.columns.size() == 1);
    REQUIRE(cat.rows.size() == 2);
    CHECK(cat.rows[0].state->name == "Maldives");
    CHECK(states->matrix(day, { .status = law::Status::withdrawn }).rows.size() == 1);
}

TEST_CASE("a State's facts say where they stand, and dates are as precise as what was deposited")
{
    auto facts = Facts {};
    auto const states = facts.open();
    auto const* const maldives = states->state("MDV");
    REQUIRE(maldives);

    auto const* const cat = maldives->position("CAT");
    REQUIRE(cat);
    CHECK(cat->in_force.date->text() == "2004-05");
    CHECK(cat->consent->from.record == cat->record);
    CHECK(cat->consent->from.field == "consent_date");
    REQUIRE(maldives->cycles.size() == 1);
    auto const& cycle = maldives->cycles[0];
    CHECK(cycle.report_due.basis == law::DueBasis::treaty);
    CHECK(cycle.report_due.date->text() == "2005-05");
    CHECK(cycle.lateness({ 2026, 1, 1 }).kind == law::Lateness::late);
    CHECK(cycle.next_due.basis == law::DueBasis::estimate);
    CHECK(states->state("NPL")->declarations.size() == 1);
    CHECK(states->state("NPL")->decisions == 1);
    CHECK(states->state("XXX") == nullptr);
}

TEST_CASE(
    "a report that was followed by another is not called overdue, though nobody knows when it came")
{
    auto facts = Facts {};
    auto const add = [&](std::string cycle, std::string symbol) {
        facts.add("reporting_cycle",
            { { "state", "NPL" }, { "treaty", "CAT" }, { "cycle", std::move(cycle) },
                { "report_symbol", std::move(symbol) } });
    };
    auto const initial = [&] {
        return facts.open()->state("NPL")->cycles.at(0).lateness({ 2026, 1, 1 });
    };
    add("3", "");
    add("Initial", "");
    CHECK(initial().kind == law::Lateness::overdue);

    add("2", "CAT/C/33/Add.6");
    CHECK(initial().kind == law::Lateness::unknown);
    auto const states = facts.open();
    CHECK(states->state("NPL")->cycles[1].cycle == "2");
    CHECK(states->state("NPL")->cycles[2].cycle == "3");
}

TEST_CASE("values that disagree are used only to be confirmed, and the page can say so")
{
    auto facts = Facts {};
    MUST(change_record(*facts.desk, facts.desk.actor(),
        { facts.nepal, { { "consent_date", { { { "", "1991-05-15" } } } } } }));

    auto const* const cat = facts.open()->state("NPL")->position("CAT");

    CHECK(cat->consent->from.in_conflict);
    CHECK(cat->in_force.standing == law::Standing::partly_verified);
}

TEST_CASE("the book is read anew when facts about States change, and not when a case is saved")
{
    auto facts = Facts {};
    auto const before = facts.open();
    CHECK(facts.open() == before);

    MUST(open_case(*facts.desk, facts.desk.actor(), entries({ { "title", "Banke, March" } })));
    CHECK(facts.open() == before);

    facts.add("treaty_status", { { "state", "NPL" }, { "treaty", "ROME" }, { "status", "none" } });
    auto const after = facts.open();
    CHECK(after != before);
    CHECK(after->state("NPL")->treaties.size() == 2);
    // What was handed out stays as it was.
    CHECK(before->state("NPL")->treaties.size() == 1);

    facts.book.forget();
    CHECK(facts.open() != after);
}

} // namespace saksi::casework
