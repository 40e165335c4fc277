#include "law/due.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using law::Due;
using law::due_of;

TEST_CASE("a date is late only when no day is left that it can mean")
{
    Day const today { 2026, 3, 10 };
    auto const of = [&](char const* text) { return due_of(MUST(FuzzyDate::parse(text)), today); };
    CHECK(of("2026-03-09") == Due::late);
    CHECK(of("2026-03-10") == Due::now);
    CHECK(of("2026-03") == Due::now);
    CHECK(of("2026-02") == Due::late);
    CHECK(of("2026-03-24") == Due::soon);
    CHECK(of("2026-03-25") == Due::later);
    CHECK(of("2026-03-01/..") == Due::now);
    CHECK(due_of(std::nullopt, today) == Due::undated);
}

TEST_CASE("as days pass, what is due comes nearer and never goes away again")
{
    for (char const* text : { "2026-03-10", "2026-03", "2026-02-10/2026-04-01", "1899" }) {
        auto const date = MUST(FuzzyDate::parse(text));
        auto before = Due::later;
        for (auto day = Day { 2025, 12, 1 }; day < Day { 2026, 6, 1 }; day = day.plus_days(1)) {
            auto const now = due_of(date, day);
            CHECK(now <= before); // Nearer ones come first in the enum.
            before = now;
        }
        CHECK(before == Due::late);
    }
}
