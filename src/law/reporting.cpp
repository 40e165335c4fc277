#include "law/reporting.hpp"

#include <algorithm>

namespace saksi::law {

namespace {

constexpr int first_report_months = 12;
constexpr int next_report_months = 48;

std::optional<Day> months_after(std::optional<Day> const& day, int months)
{
    return day ? std::optional { day->plus_months(months) } : std::nullopt;
}

std::optional<FuzzyDate> months_after(Bounds const& bounds, FuzzyDate const& said, int months)
{
    return date_within(
        { months_after(bounds.earliest, months), months_after(bounds.latest, months) },
        unit_of(said));
}

DueDate as_set(DateFact const& fact)
{
    return { fact.date, DueBasis::set, reliance(fact) };
}

// From `due` to `reached`: late for sure, not late for sure, or open.
LatenessAnswer compared(Bounds const& reached, Bounds const& due, Lateness not_late, Lateness late)
{
    if (!reached.earliest || !reached.latest || !due.earliest || !due.latest)
        return {};
    auto answer = LatenessAnswer { .kind = Lateness::perhaps_late,
        .days_min = std::max(0, reached.earliest->days_since(*due.latest)),
        .days_max = std::max(0, reached.latest->days_since(*due.earliest)) };
    if (answer.days_max == 0)
        answer.kind = not_late;
    else if (answer.days_min > 0)
        answer.kind = late;
    return answer;
}

} // namespace

DueDate initial_report_due(InForce const& cat)
{
    if (!cat.date || cat.standing == Standing::unverified)
        return {};
    return { months_after(cat.bounds, *cat.date, first_report_months), DueBasis::treaty,
        cat.standing };
}

DueDate report_due(ReportingCycle const& cycle, InForce const& cat)
{
    if (cycle.due)
        return as_set(*cycle.due);
    return cycle.initial ? initial_report_due(cat) : DueDate {};
}

DueDate next_report_due(ReportingCycle const& cycle)
{
    if (cycle.next_due)
        return as_set(*cycle.next_due);
    if (!cycle.observations || reliance(*cycle.observations) == Standing::unverified)
        return {};
    return { months_after(
                 bounds_of(cycle.observations->date), cycle.observations->date, next_report_months),
        DueBasis::estimate, reliance(*cycle.observations) };
}

LatenessAnswer lateness(ReportingCycle const& cycle, DueDate const& due, Day const& today)
{
    auto const firm = due.basis == DueBasis::set || due.basis == DueBasis::treaty;
    if (!firm || !due.date || due.standing == Standing::unverified)
        return {};
    if (cycle.submitted) {
        auto answer = compared(bounds_of(cycle.submitted->date), bounds_of(*due.date),
            Lateness::on_time, Lateness::late);
        answer.standing = std::min(due.standing, reliance(*cycle.submitted));
        return answer.standing == Standing::unverified ? LatenessAnswer {} : answer;
    }
    if (cycle.arrived || cycle.observations) // It came; nobody knows when.
        return {};
    auto answer = compared(
        { today, today }, bounds_of(*due.date), Lateness::not_yet_due, Lateness::overdue);
    answer.standing = due.standing;
    return answer;
}

Message words(DueBasis basis)
{
    switch (basis) {
    case DueBasis::none:
        return N_("no due date is known");
    case DueBasis::set:
        return N_("set by the Committee");
    case DueBasis::treaty:
        return N_("one year after entry into force, CAT art. 19(1)");
    case DueBasis::estimate:
        return N_("estimate: four years after the last concluding observations");
    }
    return {};
}

Message words(Lateness kind)
{
    switch (kind) {
    case Lateness::unknown:
        return N_("not known");
    case Lateness::on_time:
        return N_("on time");
    case Lateness::late:
        return N_("late");
    case Lateness::perhaps_late:
        return N_("perhaps late");
    case Lateness::not_yet_due:
        return N_("not yet due");
    case Lateness::overdue:
        return N_("overdue, no report known");
    }
    return {};
}

} // namespace saksi::law
