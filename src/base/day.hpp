// One day of the calendar, and how to count from it. Dates that are not sure to the day are in
// base/edtf.hpp.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace saksi {

// One day of the proleptic Gregorian calendar, of the years 0000 to 9999. Counting beyond them ends
// at their first or last day.
struct Day {
    int year = 0;
    int month = 1;
    int day = 1;

    friend auto operator<=>(Day const&, Day const&) = default;

    std::string text() const; // "2026-03-10"
    int weekday() const;      // 1 Monday … 7 Sunday
    // The same day some days later (or earlier, when negative).
    Day plus_days(int days) const;
    // Months later; a day that the month has not becomes its last day.
    Day plus_months(int months) const;
    // Days from `other` to this day; negative when this is earlier.
    int days_since(Day const& other) const;

    static Day from_unix(std::int64_t seconds); // In UTC.
    // Errors: invalid  not YYYY-MM-DD or no such day
    static Result<Day> parse(std::string_view);
};

// 28 to 31. The month is 1 to 12.
int days_in_month(int year, int month);

} // namespace saksi
