#include "law/treaty_status.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

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

Treaty treaty(std::string_view key, std::string_view entry_into_force)
{
    return { std::string(key), seen(entry_into_force), rule_of(key) };
}

Treaty cat()
{
    return treaty("CAT", "1987-06-26");
}

TreatyFact party(std::string_view consent, Standing standing = Standing::verified)
{
    return { .state = "NPL",
        .treaty = "CAT",
        .status = StatedStatus::party,
        .status_standing = standing,
        .consent = seen(consent, standing),
        .kind = ConsentKind::accession };
}

std::string in_force_text(std::string_view consent, Treaty const& of)
{
    auto const answer = in_force(party(consent), of);
    return answer.date ? answer.date->text() : "";
}

} // namespace

TEST_CASE("the treaty binds a State from the day that its own text counts to")
{
    // Days on which the treaties themselves came into force, counted from the deposit that
    // completed the number: known to the day, and the same rule as for every later State.
    CHECK(in_force_text("1987-05-27", cat()) == "1987-06-26");
    CHECK(in_force_text("2006-05-23", treaty("OPCAT", "2006-06-22")) == "2006-06-22");
    CHECK(in_force_text("1975-12-23", treaty("ICCPR", "1976-03-23")) == "1976-03-23");
    CHECK(in_force_text("2003-03-14", treaty("ICMW", "2003-07-01")) == "2003-07-01");
    CHECK(in_force_text("2002-04-11", treaty("ROME", "2002-07-01")) == "2002-07-01");
    CHECK(in_force_text("2010-11-23", treaty("CED", "2010-12-23")) == "2010-12-23");
    CHECK(in_force_text("2008-04-03", treaty("CRPD", "2008-05-03")) == "2008-05-03");
    // One month, in the two protocols that say so.
    CHECK(in_force_text("2004-09-30", treaty("OP-CRC-AC", "2002-02-12")) == "2004-10-30");
}

TEST_CASE("month ends and leap days neither lose nor gain a day")
{
    auto const iccpr = treaty("ICCPR", "1976-03-23");
    CHECK(in_force_text("1991-11-30", iccpr) == "1992-02-29");
    CHECK(in_force_text("1992-11-30", iccpr) == "1993-02-28");
    CHECK(in_force_text("2004-01-30", cat()) == "2004-02-29");
    CHECK(in_force_text("2003-01-30", cat()) == "2003-03-01");
    CHECK(in_force_text("2011-12-31", treaty("ICMW", "2003-07-01")) == "2012-04-01");
    CHECK(in_force_text("2012-01-01", treaty("ROME", "2002-07-01")) == "2012-04-01");
}

TEST_CASE("nobody is bound before the treaty itself is in force")
{
    auto const answer = in_force(party("1986-03-26"), cat());

    REQUIRE(answer.date);
    CHECK(answer.date->text() == "1987-06-26");
    CHECK(answer.reason == Reason::treaty_entry);
    CHECK(status_on(party("1986-03-26"), cat(), day("1987-06-25")).status == Status::consented);
    CHECK(status_on(party("1986-03-26"), cat(), day("1987-06-26")).status == Status::party);
}

TEST_CASE("a deposit known to the month or year never becomes a false day")
{
    CHECK(in_force_text("2016-02", cat()) == "2016-03");
    CHECK(in_force_text("2016-05", cat()) == "2016-05/2016-06");
    CHECK(in_force_text("2004", cat()) == "2004/2005");
    CHECK(in_force_text("1987", cat()) == "1987/1988");

    auto const answer = in_force(party("2004"), cat());
    CHECK(answer.bounds == Bounds { day("2004-01-31"), day("2005-01-30") });
    CHECK(status_on(party("2004"), cat(), day("2005-01-29")).status == Status::unknown);
    CHECK(status_on(party("2004"), cat(), day("2005-01-30")).status == Status::party);
}

TEST_CASE("what nobody verified gives no date and no verdict, only what would follow")
{
    auto const fact = party("2024-03-25", Standing::unverified);

    CHECK_FALSE(in_force(fact, cat()).date);
    CHECK(in_force(fact, cat()).reason == Reason::status_unverified);
    auto const answer = status_on(fact, cat(), day("2026-01-01"));
    CHECK(answer.status == Status::unknown);
    CHECK(answer.if_confirmed == Status::party);

    auto about = party("2024-03-25");
    about.consent = seen("2024-03~");
    CHECK_FALSE(in_force(about, cat()).date);
    CHECK(in_force(about, cat()).reason == Reason::date_unverified);
    CHECK(status_on(about, cat(), day("2026-01-01")).status == Status::unknown);
}

TEST_CASE("a date of signature that nobody verified does not shake what came after it")
{
    auto fact = party("1991-05-14");
    fact.kind = ConsentKind::ratification;
    fact.signature = seen("1989-03-02", Standing::unverified);

    CHECK(status_on(fact, cat(), day("2020-01-01")).status == Status::party);
    CHECK(status_on(fact, cat(), day("1990-01-01")).status == Status::unknown);
    CHECK(status_on(fact, cat(), day("1990-01-01")).if_confirmed == Status::signed_);
}

TEST_CASE("a missing fact gives no date, and the reason says which one is missing")
{
    auto undated = party("2000");
    undated.consent.reset();
    CHECK(in_force(undated, cat()).reason == Reason::consent_undated);
    CHECK(status_on(undated, cat(), day("2020-01-01")).status == Status::unknown);

    auto const unknown_treaty = Treaty { "NEW", seen("2020-01-01"), rule_of("NEW") };
    CHECK(in_force(party("2021-01-01"), unknown_treaty).reason == Reason::rule_missing);
    CHECK(status_on(party("2021-01-01"), unknown_treaty, day("2022-01-01")).status
        == Status::consented);

    auto unsure = *rule_of("CAT");
    unsure.confirmed = false;
    CHECK_FALSE(in_force(party("2021-01-01"), { "CAT", seen("1987-06-26"), &unsure }).date);

    CHECK(in_force(party("2021-01-01"), { "CAT", {}, rule_of("CAT") }).reason
        == Reason::treaty_entry_missing);
    CHECK(in_force({ .state = "BTN", .treaty = "CAT" }, cat()).reason == Reason::status_unstated);

    auto successor = party("1973-01-11");
    successor.kind = ConsentKind::succession;
    auto const icerd = treaty("ICERD", "1969-01-04");
    CHECK(in_force(successor, icerd).reason == Reason::succession);
    CHECK_FALSE(in_force(successor, icerd).date);
    CHECK(status_on(successor, icerd, day("1990-01-01")).status == Status::party);
    CHECK(status_on(successor, icerd, day("1971-01-01")).status == Status::unknown);
}

TEST_CASE("who left is bound until the day on which leaving takes effect")
{
    auto philippines = party("2011-08-30");
    philippines.status = StatedStatus::withdrawn;
    philippines.kind = ConsentKind::ratification;
    philippines.signature = seen("2000-12-28");
    philippines.withdrawal = seen("2019-03-17");
    auto const rome = treaty("ROME", "2002-07-01");

    CHECK(in_force(philippines, rome).date->text() == "2011-11-01");
    CHECK(status_on(philippines, rome, day("2000-12-27")).status == Status::none);
    CHECK(status_on(philippines, rome, day("2000-12-28")).status == Status::signed_);
    CHECK(status_on(philippines, rome, day("2011-08-30")).status == Status::consented);
    CHECK(status_on(philippines, rome, day("2011-11-01")).status == Status::party);
    CHECK(status_on(philippines, rome, day("2019-03-16")).status == Status::party);
    CHECK(status_on(philippines, rome, day("2019-03-17")).status == Status::withdrawn);
}

TEST_CASE("on an earlier day no State is ever more bound, whatever the facts")
{
    auto random = std::mt19937 { 20260921 };
    auto const pick = [&](auto const& from) { return from[random() % from.size()]; };
    auto const dates = std::to_array<std::string_view>(
        { "1985-01-31", "1987-06-26", "1992-02-29", "1994", "1996-02", "1999-12-31", "2000?",
            "2001~", "198X", "2003/2004", "../2002", "1999/.." });
    auto const kinds = std::to_array({ ConsentKind::unstated, ConsentKind::ratification,
        ConsentKind::accession, ConsentKind::acceptance, ConsentKind::succession });
    auto const statuses = std::to_array({ StatedStatus::none, StatedStatus::signatory,
        StatedStatus::party, StatedStatus::withdrawn });
    auto const standings = std::to_array({ Standing::unverified, Standing::partly_verified,
        Standing::verified, Standing::verified });

    for (int round = 0; round < 4000; ++round) {
        auto const maybe = [&]() -> std::optional<DateFact> {
            if (random() % 4 == 0)
                return std::nullopt;
            return seen(pick(dates), pick(standings));
        };
        auto const& rule = treaty_rules()[random() % treaty_rules().size()];
        auto const of = Treaty { std::string(rule.treaty), maybe(), &rule };
        auto const fact = TreatyFact { .state = "XXX",
            .treaty = of.key,
            .status = pick(statuses),
            .status_standing = pick(standings),
            .signature = maybe(),
            .consent = maybe(),
            .kind = pick(kinds),
            .withdrawal = maybe() };

        auto most_bound = Status::unknown;
        for (auto at = day("1984-06-01"); at < day("2007-01-01"); at = at.plus_days(53)) {
            auto const status = status_on(fact, of, at).status;
            if (status == Status::unknown)
                continue;
            CHECK(status >= most_bound);
            most_bound = status;
        }
        auto const date = in_force(fact, of).date;
        if (date && of.entry_into_force->date.earliest() && date->latest())
            CHECK(*date->latest() >= *of.entry_into_force->date.earliest());
    }
}

} // namespace saksi::law
