// Reports of the States that this desk follows: what is overdue, and what is due soon.
#include "casework/followed_states.hpp"
#include "casework/state_book.hpp"
#include "render/date_words.hpp"
#include "web/panel.hpp"
#include "web/widgets/law_words.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/state_name.hpp"

#include <algorithm>
#include <chrono>

namespace saksi::web::today {

using namespace render::tags;
using casework::CycleFacts;
using casework::StateFacts;
using law::Lateness;
using render::Html;
using render::Path;

namespace {

// An alternative report is written in about this time.
constexpr int soon_days = 365;

struct Due {
    StateFacts const* state;
    CycleFacts const* cycle;
    law::DueDate due;
    law::LatenessAnswer lateness; // Overdue or not yet due.
    int days_left = 0;            // Until the last day that the date allows; below zero: overdue.
};

std::chrono::sys_days sys(Day const& day)
{
    return std::chrono::year { day.year } / static_cast<unsigned>(day.month)
        / static_cast<unsigned>(day.day);
}

std::optional<Due> waiting_for(StateFacts const& state, CycleFacts const& cycle,
    law::DueDate const& due, law::ReportingCycle const& facts, Day const& today)
{
    if (!due.date || !due.date->latest() || due.basis == law::DueBasis::estimate)
        return {};
    auto const lateness = law::lateness(facts, due, today);
    if (lateness.kind != Lateness::overdue && lateness.kind != Lateness::not_yet_due)
        return {};
    auto const days = static_cast<int>((sys(*due.date->latest()) - sys(today)).count());
    if (days > soon_days)
        return {};
    return Due { &state, &cycle, due, lateness, days };
}

// Both the report of each cycle and, after the latest, the one that the Committee asked for next.
std::vector<Due> due_of(StateFacts const& state, Day const& today)
{
    std::vector<Due> found;
    for (auto const& cycle : state.cycles) {
        if (auto due = waiting_for(state, cycle, cycle.report_due, cycle.facts, today))
            found.push_back(*std::move(due));
    }
    if (!state.cycles.empty()) {
        auto const& last = state.cycles.back();
        if (auto due = waiting_for(state, last, last.next_due, {}, today))
            found.push_back(*std::move(due));
    }
    return found;
}

Html line(Visit const& visit, Due const& one)
{
    auto const& t = visit.tongue;
    auto const overdue = one.lateness.kind == Lateness::overdue;
    return li(a(href_(Path("/states") / one.state->iso3), bdi(state_name(visit, *one.state))), " ",
        span(class_("chip", overdue ? "bad" : "warn"),
            overdue ? lateness_words(t, one.lateness)
                    : t.format("due {}", render::date_words(t, *one.due.date))),
        standing_mark(t, one.lateness.standing), " ",
        a(class_("small muted"), href_(record_path(one.cycle->record)),
            t.tr(law::words(one.due.basis))));
}

Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const states = visit.states.open(visit.workspace, visit.reach);
    if (!states || (*states)->states().empty())
        return {}; // The States' own page says what to do then.
    auto const followed = casework::followed_states(visit.workspace);
    if (followed.empty())
        return section(class_("panel"), h2(t.tr("Reports of States")),
            p(t.tr("Follow a State on its page, and what it owes the Committee against Torture "
                   "is told here.")),
            p(a(class_("button"), href_(Path("/states")), t.tr("Choose a State"))));
    auto const today = Day::from_unix(visit.workspace.clock().now());
    std::vector<Due> all;
    for (auto const& code : followed) {
        if (auto const* state = (*states)->state(code)) {
            for (auto& due : due_of(*state, today))
                all.push_back(std::move(due));
        }
    }
    std::ranges::stable_sort(all, {}, &Due::days_left);
    return section(class_("panel"), h2(t.tr("Reports of States")),
        all.empty()
            ? Html(p(t.tr("The States you follow owe no report within a year, as far as the dates "
                          "on record say.")))
            : Html(ul(class_("plain"),
                  each(all, [&](Due const& one) -> Html { return line(visit, one); }))),
        p(class_("small muted"), t.tr("Followed:"), " ",
            each(followed, [&](std::string const& code) -> Html {
                auto const* state = (*states)->state(code);
                if (!state)
                    return {};
                return fragment(
                    a(href_(Path("/states") / code), bdi(state_name(visit, *state))), " ");
            })));
}

} // namespace

Panel reports()
{
    return { .urgency = Urgency::deadline, .draw = draw };
}

} // namespace saksi::web::today
