// When a State's report to the Committee against Torture is due, and how late it was or is.
//
// Source: CAT art. 19(1): the first report within one year after the entry into force for the State
// concerned, then supplementary reports every four years. A date that the Committee sets in its
// concluding observations takes the place of both.
#pragma once

#include "law/treaty_status.hpp"

namespace saksi::law {

// Where a due date comes from; a face must say so with the date.
enum class DueBasis : std::uint8_t {
    none,     // no due date can be told
    set,      // set by the Committee, or stated in its documents
    treaty,   // CAT art. 19(1), from the entry into force for the State
    estimate, // four years after the last concluding observations: only an estimate
};

struct DueDate {
    std::optional<FuzzyDate> date {};
    DueBasis basis = DueBasis::none;
    Standing standing = Standing::unverified;

    friend bool operator==(DueDate const&, DueDate const&) = default;
};

// One cycle as its record tells it.
struct ReportingCycle {
    bool initial = false;
    std::optional<DateFact> due {};
    std::optional<DateFact> submitted {};
    bool arrived = false; // Something shows that it came, though not when: a symbol, a review.
    std::optional<DateFact> observations {}; // Adoption of the concluding observations.
    std::optional<DateFact> next_due {};     // As set by the Committee in them.
};

// When the first report was due. Nothing where the entry into force gives no date.
DueDate initial_report_due(InForce const& cat);

// When the report of this cycle was due: as set, else for an initial one by the treaty.
DueDate report_due(ReportingCycle const&, InForce const& cat);

// When the report after this cycle is due: as set by the Committee, else an estimate.
DueDate next_report_due(ReportingCycle const&);

enum class Lateness : std::uint8_t {
    unknown, // no firm due date, or it came but nobody knows when
    on_time,
    late,         // it came late
    perhaps_late, // the dates leave it open
    not_yet_due,  // no report is known, and the day has not come
    overdue,      // no report is known, and the day has passed
};

struct LatenessAnswer {
    Lateness kind = Lateness::unknown;
    // Days after the due date; they differ where a date is no finer than a month or year.
    int days_min = 0;
    int days_max = 0;
    Standing standing = Standing::unverified;

    friend bool operator==(LatenessAnswer const&, LatenessAnswer const&) = default;
};

// How late the report of the cycle was when it came or, when none is known, is today.
// Nothing is called late against an estimate.
LatenessAnswer lateness(ReportingCycle const&, DueDate const&, Day const& today);

Message words(DueBasis);
Message words(Lateness);

} // namespace saksi::law
