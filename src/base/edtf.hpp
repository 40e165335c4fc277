// Dates as people know them: a year, a month, a day, about, perhaps, between. Never widened into a
// day that nobody said.
// Source: ISO 8601-2:2019 (EDTF), level 1 without seasons and letter-prefixed years, plus the
// level-2 form "one of the digits is not known" for years ("198X") at decade and century.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace saksi {

// One day of the proleptic Gregorian calendar.
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

// An EDTF date kept as it was written, with its bounds worked out.
class FuzzyDate {
public:
    enum class Precision { century, decade, year, month, day, interval };

    // Accepts: 2026 · 2026-02 · 2026-02-10 · 2026-02-XX · 2026-XX-XX · 202X · 20XX, each with an
    // optional ? (uncertain), ~ (approximate) or % (both); and A/B intervals of those with an open
    // or unknown end (2026-02/.. , ../2026 , 2026-02/ ). White space around is trimmed.
    // Errors: invalid  with a sentence that shows the forms that are understood
    static Result<FuzzyDate> parse(std::string_view);
    static FuzzyDate of(Day);

    std::string const& text() const { return m_text; } // Canonical EDTF; what is signed.
    Precision precision() const { return m_precision; }
    bool uncertain() const { return m_uncertain; }
    bool approximate() const { return m_approximate; }

    // The first and the last day the date can mean. Nothing where the interval is open or unknown
    // on that side. For rules of law that need a bound, and for sorting; never shown as the date.
    std::optional<Day> earliest() const { return m_earliest; }
    std::optional<Day> latest() const { return m_latest; }

    friend bool operator==(FuzzyDate const& a, FuzzyDate const& b) { return a.m_text == b.m_text; }

private:
    FuzzyDate() = default;

    std::string m_text;
    Precision m_precision = Precision::day;
    bool m_uncertain = false;
    bool m_approximate = false;
    std::optional<Day> m_earliest;
    std::optional<Day> m_latest;
};

} // namespace saksi
