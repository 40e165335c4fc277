// Which reports to the Committee against Torture came late or are overdue, the worst first.
#include "casework/state_book.hpp"
#include "render/chart.hpp"
#include "render/date_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/law_words.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/state_name.hpp"

#include <algorithm>

namespace saksi::web::pages {

using namespace render::tags;
using law::Lateness;
using render::Html;
using render::Path;

namespace {

struct Row {
    casework::StateFacts const* state;
    casework::CycleFacts const* cycle;
    law::LatenessAnswer lateness;
};

Html table_of(Visit const& visit, std::vector<Row> const& rows, Message head)
{
    auto const& t = visit.tongue;
    if (rows.empty())
        return p(class_("muted"), t.tr("None, as far as the verified facts say."));
    return div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(t.tr(head)),
        table(thead(tr(th(scope_("col"), t.tr("State")), th(scope_("col"), t.tr("Cycle")),
                  th(scope_("col"), t.tr("Due")), th(scope_("col"), t.tr("Submitted")),
                  th(scope_("col"), t.tr("How late")))),
            tbody(each(rows, [&](Row const& row) -> Html {
                return tr(
                    th(scope_("row"),
                        a(href_(Path("/states") / row.state->iso3), state_name(visit, *row.state))),
                    td(a(href_(record_path(row.cycle->record)), row.cycle->cycle)),
                    td(row.cycle->report_due.date
                            ? render::date_words(t, *row.cycle->report_due.date)
                            : std::string("–"),
                        br(),
                        small(class_("muted"), t.tr(law::words(row.cycle->report_due.basis)))),
                    td(told_date(t, row.cycle->submitted)),
                    td(span(class_("chip bad"), lateness_words(t, row.lateness)),
                        standing_mark(t, row.lateness.standing)));
            }))));
}

// The longest of each State.
Html lateness_bars(Visit const& visit, std::vector<Row> const& rows, Message caption_text)
{
    auto const& t = visit.tongue;
    std::vector<render::Bar> bars;
    for (auto const& row : rows) {
        auto const known = std::ranges::find(bars, row.state->name, &render::Bar::label);
        if (known == bars.end())
            bars.push_back({ row.state->name, row.lateness.days_min,
                Path("/states") / row.state->iso3, span_words(t, row.lateness.days_min) });
    }
    return render::bar_chart(t, bars, t.tr(caption_text));
}

Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const states = TRY(visit.states.open(visit.workspace, visit.reach));
    auto const today = Day::from_unix(visit.workspace.clock().now());
    std::vector<Row> overdue;
    std::vector<Row> late;
    for (auto const& state : states->states()) {
        for (auto const& cycle : state.cycles) {
            auto const lateness = cycle.lateness(today);
            if (lateness.kind == Lateness::overdue)
                overdue.push_back({ &state, &cycle, lateness });
            else if (lateness.kind == Lateness::late)
                late.push_back({ &state, &cycle, lateness });
        }
    }
    for (auto* rows : { &overdue, &late })
        std::ranges::stable_sort(
            *rows, std::greater {}, [](Row const& row) { return row.lateness.days_min; });
    Html const body = fragment(h1(t.tr("Who reports late")),
        p(class_("lead"),
            t.format("Reports to the Committee against Torture, as of {}.",
                render::date_words(t, today))),
        p(class_("muted"),
            t.tr("Only against dates that the Committee set or the Convention gives. An estimate "
                 "makes nobody late.")),
        section(h2(t.tr("Overdue")), lateness_bars(visit, overdue, N_("At least so long overdue")),
            table_of(visit, overdue, N_("Overdue"))),
        section(h2(t.tr("Came late")),
            lateness_bars(visit, late, N_("At least so much later than due")),
            table_of(visit, late, N_("Came late"))));
    return page_of(visit,
        { .title = std::string(t.tr("Who reports late")),
            .place = Place::states,
            .crumbs = { { std::string(t.tr("States")), Path("/states") } } },
        body);
}

} // namespace

Page reporting()
{
    return { .path = "/reporting", .show = show };
}

} // namespace saksi::web::pages
