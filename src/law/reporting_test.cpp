#include "law/reporting.hpp"

#include <doctest/doctest.h>

namespace saksi::law {

namespace {

DateFact seen(std::string_view date, Standing standing = Standing::verified)
{
    return { MUST(FuzzyDate::parse(date)), standing };
}

Day day(std::string_view text)
{
    return MUST(Day::parse(text));
}

InForce in_force_since(std::string_view date)
{
    auto const parsed = MUST(FuzzyDate::parse(date));
    return { .date = parsed,
        .bounds = bounds_of(parsed),
        .standing = Standing::verified,
        .reason = Reason::own_deposit };
}

auto const today = Day { 2026, 11, 23 };

} // namespace

TEST_CASE("the first report is due one year after the Convention came into force for the State")
{
    CHECK(initial_report_due(in_force_since("1998-11-04")).date->text() == "1999-11-04");
    CHECK(initial_report_due(in_force_since("2004-02-29")).date->text() == "2005-02-28");
    CHECK(initial_report_due(in_force_since("2016-02")).date->text() == "2017-02");
    CHECK(initial_report_due(in_force_since("2004/2005")).date->text() == "2005/2006");
    CHECK_FALSE(initial_report_due({}).date);
}

TEST_CASE("a date that the Committee set wins over the treaty's and over any estimate")
{
    auto const cycle = ReportingCycle { .initial = true,
        .due = seen("1999-11-04"),
        .observations = seen("2019-08-08"),
        .next_due = seen("2023-12-06") };

    CHECK(report_due(cycle, in_force_since("1990-01-01")).date->text() == "1999-11-04");
    CHECK(report_due(cycle, in_force_since("1990-01-01")).basis == DueBasis::set);
    CHECK(next_report_due(cycle).date->text() == "2023-12-06");
    CHECK(next_report_due(cycle).basis == DueBasis::set);
}

TEST_CASE("four years after the observations is an estimate, says so, and makes nobody late")
{
    auto const seen_last = ReportingCycle { .observations = seen("2020-02-29") };
    auto const estimate = next_report_due(seen_last);

    CHECK(estimate.date->text() == "2024-02-29");
    CHECK(estimate.basis == DueBasis::estimate);
    CHECK(lateness(ReportingCycle {}, estimate, today).kind == Lateness::unknown);
}

TEST_CASE("lateness is counted in days, and is a range where a date is no finer")
{
    auto const bangladesh = ReportingCycle {
        .initial = true, .due = seen("1999-11-04"), .submitted = seen("2019-07-23")
    };
    auto const exact = lateness(bangladesh, report_due(bangladesh, {}), today);
    CHECK(exact.kind == Lateness::late);
    CHECK(exact.days_min == day("2019-07-23").days_since(day("1999-11-04")));
    CHECK(exact.days_max == exact.days_min);

    auto const maldives = ReportingCycle { .due = seen("2005"), .submitted = seen("2017-10-17") };
    auto const range = lateness(maldives, report_due(maldives, {}), today);
    CHECK(range.kind == Lateness::late);
    CHECK(range.days_min == day("2017-10-17").days_since(day("2005-12-31")));
    CHECK(range.days_max == day("2017-10-17").days_since(day("2005-01-01")));

    auto const same_year = ReportingCycle { .due = seen("2005"), .submitted = seen("2005-06") };
    CHECK(lateness(same_year, report_due(same_year, {}), today).kind == Lateness::perhaps_late);
}

TEST_CASE("who is on time is not late, and nobody is late before the day has passed")
{
    auto const punctual = ReportingCycle { .due = seen("2020-05-05"),
        .submitted = seen("2020-05-05") };
    CHECK(lateness(punctual, report_due(punctual, {}), today).kind == Lateness::on_time);

    auto const waiting = ReportingCycle { .due = seen("2026-11-23") };
    CHECK(lateness(waiting, report_due(waiting, {}), today).kind == Lateness::not_yet_due);
    auto const tomorrow = lateness(waiting, report_due(waiting, {}), today.plus_days(1));
    CHECK(tomorrow.kind == Lateness::overdue);
    CHECK(tomorrow.days_min == 1);
}

TEST_CASE("a missing or unverified date makes nobody late")
{
    auto const undated = ReportingCycle { .submitted = seen("2016-04-01") };
    CHECK(lateness(undated, report_due(undated, {}), today) == LatenessAnswer {});

    // It was examined, so it came: that no date of receipt is known does not make it overdue.
    auto const examined = ReportingCycle { .due = seen("2001-01-01"),
        .observations = seen("2005-11-22") };
    CHECK(lateness(examined, report_due(examined, {}), today) == LatenessAnswer {});

    auto const has_a_symbol = ReportingCycle { .due = seen("2001-01-01"), .arrived = true };
    CHECK(lateness(has_a_symbol, report_due(has_a_symbol, {}), today) == LatenessAnswer {});

    auto const hearsay = ReportingCycle { .due = seen("2001-01-01", Standing::unverified) };
    CHECK(lateness(hearsay, report_due(hearsay, {}), today) == LatenessAnswer {});
}

} // namespace saksi::law
