// Dates as people know them: a year, a month, a day, about, perhaps, between. Never widened into a
// day that nobody said.
// Source: ISO 8601-2:2019 (EDTF), level 1 without seasons and letter-prefixed years, plus the
// level-2 form "one of the digits is not known" for years ("198X") at decade and century.
#pragma once

#include "base/day.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace saksi {

// An EDTF date kept as it was written, with its bounds worked out.
class FuzzyDate {
public:
    enum class Precision { century, decade, year, month, day, interval };

    // Accepts: 2026 · 2026-02 · 2026-02-10 · 2026-02-XX · 2026-XX · 2026-XX-XX · 202X · 20XX, each
    // with an optional ? (uncertain), ~ (approximate) or % (both); and A/B intervals of those with
    // an open or unknown end (2026-02/.. , ../2026 , 2026-02/ ). White space around is trimmed.
    // Digits of 0 to 9 only: a year in other digits is often a year of another calendar, and
    // reading it as this one would make a false date.
    // Errors: invalid  with a sentence that shows the forms that are understood
    static Result<FuzzyDate> parse(std::string_view);
    static FuzzyDate of(Day);

    std::string const& text() const { return m_text; } // Canonical EDTF; what is signed.
    Precision precision() const { return m_precision; }
    bool uncertain() const { return m_uncertain; }
    bool approximate() const { return m_approximate; }

    // The first and the last day the date can mean as it is written. Nothing where the interval is
    // open or unknown on that side. For rules of law that need a bound, and for sorting; never
    // shown as the date. An approximate or uncertain date may lie outside: ask those two before
    // leaning on a bound.
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
