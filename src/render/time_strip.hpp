// Strips of time on one scale: for each thing that happened, when it surely was and when it may
// have been. What nobody knows to the day is never drawn as a day.
#pragma once

#include "base/edtf.hpp"
#include "render/html.hpp"
#include "render/tongue.hpp"

#include <optional>
#include <vector>

namespace saksi::render {

// What a strip shows: from a date, or from one date until another.
struct Stretch {
    FuzzyDate from;
    std::optional<FuzzyDate> until {};
    bool disputed = false; // Somebody says otherwise: nothing of it is sure.
};

// A stretch of days, both belonging to it.
struct DaySpan {
    Day first;
    Day last;
    bool sure = false; // All of it; else it lies, or ends, somewhere within.

    friend bool operator==(DaySpan const&, DaySpan const&) = default;
};

// Whole months, years, decades or centuries, all of them drawn equally wide: from the first day
// that one of these dates can mean to the last.
class TimeScale {
public:
    enum class Step : std::uint8_t { month, year, decade, century };

    // Nothing where no date has a bound, or all lie on one day: there is nothing to compare.
    static std::optional<TimeScale> over(std::vector<Stretch> const&);

    Step step() const { return m_step; }
    std::size_t count() const { return m_count; }
    // From 0, where the scale begins, to 1000. Days beyond its ends lie on them.
    int place(Day const&) const;

    // The weaker ones first, so that the sure ones are drawn over them. An open side of a date goes
    // to the end of the scale.
    std::vector<DaySpan> spans(Stretch const&) const;

    // The names of its steps, above the strips.
    Html head(Tongue const&) const;
    // One strip, of one thing, with all that is said of when it was. It says nothing to those who
    // do not see: the date stands beside it in words.
    Html strip(std::vector<Stretch> const&) const;
    // What the two ways of drawing mean.
    static Html key(Tongue const&);

private:
    TimeScale(Day first, Day last);
    Day begin_of(std::size_t step) const;

    Step m_step = Step::month;
    Day m_first; // The first day of the first step.
    std::size_t m_count = 1;
};

} // namespace saksi::render
