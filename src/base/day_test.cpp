#include "base/day.hpp"

#include <doctest/doctest.h>
#include <random>

namespace saksi {

static Day any_day(std::mt19937_64& luck)
{
    return Day {}.plus_days(static_cast<int>(luck() % 3'652'425));
}

TEST_CASE("a day read back from its text is the same day")
{
    std::mt19937_64 luck { 20 };
    for (int i = 0; i < 1000; ++i) {
        auto const day = any_day(luck);
        CHECK(MUST(Day::parse(day.text())) == day);
    }
}

TEST_CASE("counting days there and back ends where it began, and days_since says how far it was")
{
    std::mt19937_64 luck { 21 };
    for (int i = 0; i < 1000; ++i) {
        auto const day = any_day(luck);
        auto const other = any_day(luck);
        auto const distance = other.days_since(day);
        CHECK(day.plus_days(distance) == other);
        CHECK((distance > 0) == (other > day));
        CHECK((day.weekday() + distance % 7 + 6) % 7 + 1 == other.weekday());
    }
}

TEST_CASE("a month after the last of January is the last of February, in leap years too")
{
    CHECK(Day { 2026, 1, 31 }.plus_months(1) == Day { 2026, 2, 28 });
    CHECK(Day { 2024, 1, 31 }.plus_months(1) == Day { 2024, 2, 29 });
    CHECK(Day { 2026, 3, 31 }.plus_months(-1) == Day { 2026, 2, 28 });
    CHECK(Day { 2025, 12, 10 }.plus_months(1) == Day { 2026, 1, 10 });
    CHECK(Day { 2026, 1, 10 }.plus_months(-1) == Day { 2025, 12, 10 });
    CHECK(Day { 2026, 11, 23 }.plus_months(12 * 4) == Day { 2030, 11, 23 });
}

TEST_CASE("the clock of a machine before 1970 or far in the future still names a day")
{
    CHECK(Day::from_unix(0) == Day { 1970, 1, 1 });
    CHECK(Day::from_unix(-1) == Day { 1969, 12, 31 });
    CHECK(Day::from_unix(86'399) == Day { 1970, 1, 1 });
    CHECK(Day::from_unix(1'790'000'000) == Day { 2026, 9, 21 });
    CHECK(Day::from_unix(INT64_MAX) == Day { 9999, 12, 31 });
    CHECK(Day::from_unix(INT64_MIN) == Day { 0, 1, 1 });
    CHECK(Day { 9999, 12, 31 }.plus_days(INT32_MAX) == Day { 9999, 12, 31 });
    CHECK(Day { 9999, 12, 31 }.plus_months(1) == Day { 9999, 12, 31 });
}

TEST_CASE("a day that the calendar does not have is refused")
{
    for (auto const* text : { "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "20260101",
             "2026-01-1x", "", "2026-01-01 ", "2100-02-29", "+026-01-01" })
        CHECK_FALSE(Day::parse(text));
}

} // namespace saksi
