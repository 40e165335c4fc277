#include "casework/remedy_track.hpp"

#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

namespace saksi::casework {

namespace {

using testing::CatalogDesk;
using testing::entries;

struct Case {
    CatalogDesk desk;
    DossierId dossier;

    Case()
    {
        auto const head = MUST(open_case(*desk, desk.actor(), entries({ { "title", "One" } })));
        dossier = MUST(desk->dossier_of(desk.reach(), head));
    }

    RecordId add(std::vector<std::pair<std::string, std::string>> const& typed)
    {
        return MUST(
            add_record(*desk, desk.actor(), { dossier, "remedy_step", entries(typed), {} }));
    }

    RemedyTrack track() { return remedy_track(*desk, desk.reach(), dossier, Day { 2026, 6, 1 }); }
};

} // namespace

TEST_CASE("the steps to a remedy stand in order of time, with the days that each took")
{
    Case one;
    one.add({ { "stage", "RM-10" } });
    one.add({ { "stage", "RM-07" }, { "began", "2026-03" }, { "ended", "2026-05-01" } });
    one.add({ { "stage", "RM-01" }, { "began", "2026-02-10" }, { "ended", "2026-02-10" } });

    auto const track = one.track();
    REQUIRE(track.steps.size() == 3);
    CHECK(track.steps[0].days == law::Elapsed { 0, 0, false });
    CHECK(track.steps[1].days == law::Elapsed { 31, 61, false });
    CHECK_FALSE(track.steps[2].days.has_value());
}

TEST_CASE("what was put off and what was refused is counted")
{
    Case one;
    one.add({ { "stage", "RM-02" }, { "began", "2026-01-22" } });
    one.add({ { "stage", "RM-02" }, { "began", "2026-01-25" } });
    one.add({ { "stage", "RM-10" }, { "adjournments", "38" } });
    one.add({ { "stage", "RM-12" }, { "adjournments", "2" } });
    auto const track = one.track();
    CHECK(track.refusals == 2);
    // A refusal happened on a day; it does not go on.
    CHECK(track.steps[0].is_moment);
    CHECK_FALSE(track.steps[0].goes_on);
    CHECK_FALSE(track.steps[0].days.has_value());
    CHECK_FALSE(track.steps[2].is_moment);
    CHECK(track.adjournments == 40);
    CHECK(track.adjournments_told == 2);
}

TEST_CASE("a step that goes on is counted to today")
{
    Case one;
    one.add({ { "stage", "RM-07" }, { "began", "2026-05-30" } });
    auto const track = one.track();
    REQUIRE(track.steps.size() == 1);
    CHECK(track.steps[0].goes_on);
    CHECK(track.steps[0].days == law::Elapsed { 2, 2, false });
}

TEST_CASE("where sources differ about a date, no number of days takes sides")
{
    Case one;
    auto const step = one.add(
        { { "stage", "RM-07" }, { "began", "2026-02-10" }, { "ended", "2026-03-10" } });
    MUST(change_record(*one.desk, one.desk.actor(),
        { .record = step,
            .changes = { { .field = "ended", .values = { { { "", "2026-04-10" } } } } },
            .basis = {} }));
    auto const track = one.track();
    REQUIRE(track.steps.size() == 1);
    CHECK_FALSE(track.steps[0].goes_on);
    CHECK_FALSE(track.steps[0].days.has_value());
}

TEST_CASE("what was put off is counted only where somebody told a number")
{
    Case one;
    one.add({ { "stage", "RM-10" }, { "adjournments", "4" } });
    one.add({ { "stage", "RM-12" }, { "adjournments", "0" } });
    one.add({ { "stage", "RM-01" } });
    auto const track = one.track();
    CHECK(track.adjournments == 4);
    CHECK(track.adjournments_told == 2);
}

TEST_CASE("the steps of another case are not told")
{
    Case one;
    auto const other = MUST(
        open_case(*one.desk, one.desk.actor(), entries({ { "title", "Other" } })));
    auto const elsewhere = MUST(one.desk->dossier_of(one.desk.reach(), other));
    MUST(add_record(*one.desk, one.desk.actor(),
        { elsewhere, "remedy_step", entries({ { "stage", "RM-01" } }), {} }));
    CHECK(one.track().steps.empty());
}

} // namespace saksi::casework
