// One State: its names, its treaties through time, its declarations, its reports, its decisions.
#include "casework/followed_states.hpp"
#include "casework/state_book.hpp"
#include "publish/value_words.hpp"
#include "render/chart.hpp"
#include "render/date_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/decision_list.hpp"
#include "web/widgets/law_words.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/provenance.hpp"
#include "web/widgets/state_name.hpp"

#include <algorithm>

namespace saksi::web::pages {

using namespace render::tags;
using casework::CycleFacts;
using casework::DeclarationFacts;
using casework::StateFacts;
using casework::TreatyPosition;
using render::Html;
using render::Path;

namespace {

std::chrono::sys_days sys(Day const& day)
{
    return std::chrono::year { day.year } / static_cast<unsigned>(day.month)
        / static_cast<unsigned>(day.day);
}

std::string term(Visit const& visit, std::string_view vocabulary, std::string const& code)
{
    return publish::term_words(
        visit.tongue, visit.workspace.schemas(), { std::string(vocabulary), code });
}

Html names(Visit const& visit, StateFacts const& state)
{
    if (state.localised_names.empty())
        return {};
    return p(class_("lead"),
        each(state.localised_names, [&](casework::LocalisedName const& name) -> Html {
            return span(class_("nowrap"), bdi(lang_(name.language), name.text), " ",
                small(class_("muted"), term(visit, "language", name.language)), "   ");
        }));
}

// One treaty's stretches of time: signed, accepted, in force. A date of which only the year is
// known is drawn from its first day on; the table below says how exactly it is known.
render::LifeLine life_line(Visit const& visit, TreatyPosition const& position, Day const& today)
{
    auto const& t = visit.tongue;
    render::LifeLine line { .label = position.treaty->code, .link = record_path(position.record) };
    auto begin_of = [](std::optional<FuzzyDate> const& date) {
        return date ? date->earliest() : std::nullopt;
    };
    auto told = [](std::optional<casework::Told<FuzzyDate>> const& one) {
        return one ? std::optional(one->value) : std::nullopt;
    };
    auto const signature = told(position.signature);
    auto const consent = told(position.consent);
    auto const withdrawal = told(position.withdrawal);
    struct Step {
        std::optional<FuzzyDate> date;
        render::Bond bond;
        std::string words;
    };
    Step const steps[] = {
        { signature, render::Bond::promised, std::string(t.tr("signed")) },
        { consent, render::Bond::accepted,
            position.consent_type.empty() ? std::string(t.tr("consent to be bound"))
                                          : term(visit, "consent_type", position.consent_type) },
        { position.in_force.date, render::Bond::in_force, std::string(t.tr("in force")) },
    };
    auto const end = begin_of(withdrawal).value_or(today);
    for (auto const* step = std::begin(steps); step != std::end(steps); ++step) {
        auto const from = begin_of(step->date);
        if (!from)
            continue;
        auto until = sys(end);
        for (auto const* next = step + 1; next != std::end(steps); ++next) {
            if (auto const follows = begin_of(next->date))
                until = std::min(until, sys(*follows) - std::chrono::days(1));
        }
        if (sys(*from) <= until)
            line.spans.push_back({ sys(*from), until, step->bond });
        line.words += step->words + " " + render::date_words(t, *step->date) + ". ";
    }
    if (withdrawal && !line.spans.empty()) {
        line.ended = true;
        line.words += t.format("Withdrawn {}.", render::date_words(t, *withdrawal));
    }
    return line;
}

Html treaties_through_time(Visit const& visit, StateFacts const& state, Day const& today)
{
    std::vector<render::LifeLine> lines;
    for (auto const& position : state.treaties) {
        auto line = life_line(visit, position, today);
        if (!line.spans.empty())
            lines.push_back(std::move(line));
    }
    auto const& t = visit.tongue;
    if (lines.empty())
        return p(class_("muted"), t.tr("No treaty was signed or joined, as far as is recorded."));
    return render::life_lines(t, lines, sys(today), t.tr("Treaties through time"));
}

Html treaties(Visit const& visit, StateFacts const& state, Day const& today)
{
    auto const& t = visit.tongue;
    auto row = [&](TreatyPosition const& position) -> Html {
        auto const answer = law::status_on(position.fact, position.treaty->law, today);
        auto const& force = position.in_force;
        return tr(th(scope_("row"),
                      a(href_(record_path(position.record)), title_(position.treaty->full_name),
                          position.treaty->code)),
            td(status_html(t, answer)), td(told_date(t, position.signature)),
            td(told_date(t, position.consent)),
            td(force.date
                    ? Html(fragment(span(class_("date"), render::date_words(t, *force.date)),
                          standing_mark(t, force.standing),
                          when(force.rule != nullptr,
                              [&]() -> Html {
                                  return fragment(" ", small(class_("muted"), force.rule->article));
                              })))
                    // Of a State that did nothing there is nothing to explain.
                    : Html(span(class_("muted"),
                          position.signature || position.consent ? t.tr(law::words(force.reason))
                                                                 : "–"))));
    };
    return div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(t.tr("Treaties")),
        table(thead(tr(th(scope_("col"), t.tr("Treaty")), th(scope_("col"), t.tr("Status")),
                  th(scope_("col"), t.tr("Signature")),
                  th(scope_("col"), t.tr("Ratification, accession or succession")),
                  th(scope_("col"), t.tr("In force")))),
            tbody(each(state.treaties,
                [&](TreatyPosition const& position) -> Html { return row(position); }))));
}

Html declarations(Visit const& visit, StateFacts const& state)
{
    auto const& t = visit.tongue;
    if (state.declarations.empty())
        return p(class_("muted"), t.tr("No declaration is recorded."));
    return div(class_("table-wrap"), tabindex_(0), role_("region"),
        aria_label_(t.tr("Declarations")),
        table(thead(tr(th(scope_("col"), t.tr("Treaty")), th(scope_("col"), t.tr("Provision")),
                  th(scope_("col"), t.tr("Status")), th(scope_("col"), t.tr("Date")))),
            tbody(each(state.declarations, [&](DeclarationFacts const& one) -> Html {
                return tr(th(scope_("row"), one.treaty ? one.treaty->code : std::string()),
                    td(a(href_(record_path(one.record)),
                        term(visit, "declaration_provision", one.provision))),
                    td(term(visit, "declaration_status", one.status.value),
                        doubt_mark(t, one.status.from.confidence),
                        when(!one.detail.empty(),
                            [&]() -> Html {
                                return fragment(br(), small(class_("muted"), one.detail));
                            })),
                    td(told_date(t, one.date)));
            }))));
}

Html due_html(Visit const& visit, law::DueDate const& due)
{
    auto const& t = visit.tongue;
    if (!due.date)
        return span(class_("muted"), "–");
    return fragment(span(class_("date"), render::date_words(t, *due.date)), br(),
        small(class_("muted"), t.tr(law::words(due.basis))), standing_mark(t, due.standing));
}

Html reports(Visit const& visit, StateFacts const& state, Day const& today)
{
    auto const& t = visit.tongue;
    if (state.cycles.empty())
        return p(class_("muted"), t.tr("No report is recorded."));
    return div(class_("table-wrap"), tabindex_(0), role_("region"),
        aria_label_(t.tr("Reports to the Committee against Torture")),
        table(thead(tr(th(scope_("col"), t.tr("Cycle")), th(scope_("col"), t.tr("Due")),
                  th(scope_("col"), t.tr("Submitted")), th(scope_("col"), t.tr("How late")),
                  th(scope_("col"), t.tr("Concluding observations")),
                  th(scope_("col"), t.tr("Next report due")))),
            tbody(each(state.cycles, [&](CycleFacts const& cycle) -> Html {
                auto const lateness = cycle.lateness(today);
                auto const bad = lateness.kind == law::Lateness::late
                    || lateness.kind == law::Lateness::overdue;
                return tr(th(scope_("row"), a(href_(record_path(cycle.record)), cycle.cycle)),
                    td(due_html(visit, cycle.report_due)),
                    td(told_date(t, cycle.submitted),
                        when(!cycle.report_symbol.empty(),
                            [&]() -> Html {
                                return fragment(br(), small(class_("muted"), cycle.report_symbol));
                            })),
                    td(span(class_("chip", bad ? "bad" : ""), lateness_words(t, lateness)),
                        standing_mark(t,
                            lateness.kind == law::Lateness::unknown ? law::Standing::verified
                                                                    : lateness.standing)),
                    td(told_date(t, cycle.observations),
                        when(!cycle.observations_symbol.empty(),
                            [&]() -> Html {
                                return fragment(
                                    br(), small(class_("muted"), cycle.observations_symbol));
                            })),
                    td(due_html(visit, cycle.next_due)));
            }))));
}

Html decisions(Visit const& visit, StateFacts const& state)
{
    auto const& t = visit.tongue;
    auto const* type = visit.workspace.schemas().type("decision");
    if (!type || state.decisions == 0)
        return p(class_("muted"), t.tr("No decision is recorded."));
    workspace::ListQuery const query { .type = "decision",
        .filters = { { "state", state.iso3 } },
        .sort = "date",
        .descending = true,
        .limit = 10 };
    auto const page = visit.workspace.list(visit.reach, query);
    if (!page)
        return {};
    auto const base = Path("/library");
    return fragment(
        decision_list(visit, *page), when(page->total > page->rows.size(), [&]() -> Html {
            return p(a(href_(base.with("state", state.iso3)),
                t.format_n("All {n} decision", "All {n} decisions",
                    static_cast<std::int64_t>(page->total))));
        }));
}

Html follow_button(Visit const& visit, StateFacts const& state)
{
    auto const& t = visit.tongue;
    auto const follows = casework::followed_states(visit.workspace).contains(state.iso3);
    return render::tags::form(method_("post"), action_(Path("/states") / state.iso3 / "follow"),
        button(type_("submit"), name_("follow"), value_(follows ? "no" : "yes"),
            follows ? t.tr("No longer follow") : t.tr("Follow")));
}

Answer show(Visit& visit)
{
    auto const states = TRY(visit.states.open(visit.workspace, visit.reach));
    auto const* state = states->state(visit.request.path_variable("iso3"));
    if (!state)
        return Error { ErrorKind::not_found, "There is no such State here.",
            std::string(visit.request.path_variable("iso3")) };
    auto const& t = visit.tongue;
    auto const today = Day::from_unix(visit.workspace.clock().now());
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(state_name(visit, *state)), names(visit, *state),
                when(!state->region.empty(),
                    [&]() -> Html {
                        return p(class_("muted"), term(visit, "region", state->region), " · ",
                            state->iso3);
                    })),
            div(class_("actions"), follow_button(visit, *state),
                a(class_("button quiet"), href_(record_path(state->record)), t.tr("The record")))),
        section(h2(t.tr("Treaties through time")), treaties_through_time(visit, *state, today)),
        section(h2(t.tr("Treaties")), treaties(visit, *state, today)),
        section(h2(t.tr("Declarations")), declarations(visit, *state)),
        section(
            h2(t.tr("Reports to the Committee against Torture")), reports(visit, *state, today)),
        section(h2(t.tr("Decisions concerning this State")), decisions(visit, *state)));
    return page_of(visit,
        { .title = state_name(visit, *state),
            .place = Place::states,
            .crumbs = { { std::string(t.tr("States")), Path("/states") } } },
        body);
}

} // namespace

Page state_show()
{
    return { .path = "/states/{iso3}", .show = show };
}

} // namespace saksi::web::pages
