// Who is bound by what: a map of one treaty, the matrix of all, the list of those bound by it.
#include "casework/state_book.hpp"
#include "render/chart.hpp"
#include "render/date_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/field_input.hpp"
#include "web/widgets/law_words.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/state_name.hpp"

#include <algorithm>
#include <array>

namespace saksi::web::pages {

using namespace render::tags;
using casework::AllStates;
using casework::Matrix;
using casework::MatrixRow;
using law::Status;
using render::Html;
using render::Path;

namespace {

constexpr std::array statuses { Status::party, Status::consented, Status::signed_, Status::none,
    Status::withdrawn, Status::unknown };

// One of the two is shown at a time: together they would be a long way down on a phone, and heavy.
enum class View : std::uint8_t { one_treaty, all_treaties };
constexpr std::string_view all_treaties_key = "all";

// What the request chose.
struct Choice {
    View view = View::one_treaty;
    Day as_of;
    std::string as_of_typed; // Empty: today.
    bool bad_date = false;
    std::string treaty; // For map and list.
    std::string region;
    std::string status;
    casework::MatrixFilter filter;
};

std::string_view key_of(Status status)
{
    return status == Status::consented ? "consented" : status_class(status);
}

Choice choice_of(Visit const& visit)
{
    auto const& asked = visit.request;
    Choice choice;
    if (asked.query_value("view") == all_treaties_key)
        choice.view = View::all_treaties;
    choice.as_of = Day::from_unix(visit.workspace.clock().now());
    choice.as_of_typed = asked.query_value("as_of");
    if (!choice.as_of_typed.empty()) {
        auto const day = Day::parse(choice.as_of_typed);
        choice.bad_date = !day;
        if (day)
            choice.as_of = *day;
    }
    choice.treaty = asked.query_value("treaty");
    choice.region = asked.query_value("region");
    choice.status = asked.query_value("status");
    if (!choice.region.empty()) {
        for (auto const& code : visit.workspace.schemas().with_narrower("region", choice.region))
            choice.filter.regions.insert(code);
    }
    for (auto const status : statuses) {
        if (choice.status == key_of(status))
            choice.filter.status = status;
    }
    return choice;
}

Html filters(Visit const& visit, AllStates const& states, Choice const& choice)
{
    auto const& t = visit.tongue;
    return render::tags::form(class_("filters"), method_("get"), action_(Path("/states")),
        attr<"data-autosend">("yes"),
        when(choice.view == View::all_treaties,
            [&]() -> Html {
                return input(type_("hidden"), name_("view"), value_(all_treaties_key));
            }),
        label(t.tr("Treaty"), " ",
            select(name_("treaty"),
                each(states.treaties(),
                    [&](casework::TreatyFacts const& treaty) -> Html {
                        return option(value_(treaty.code), selected_(treaty.code == choice.treaty),
                            treaty.code);
                    }))),
        label(t.tr("Region"), " ",
            term_choice(
                visit, "region", "region", "region", choice.region, std::string(t.tr("Region")))),
        label(t.tr("Status"), " ",
            select(name_("status"), option(value_(""), t.tr("any")),
                each(statuses,
                    [&](Status status) -> Html {
                        return option(value_(key_of(status)),
                            selected_(choice.status == key_of(status)), t.tr(status_label(status)));
                    }))),
        label(t.tr("As of"), " ", input(type_("date"), name_("as_of"), value_(choice.as_of_typed))),
        button(type_("submit"), attr<"data-autosend-button">("yes"), t.tr("Show")));
}

Html map(Visit const& visit, Matrix const& matrix, casework::TreatyFacts const& treaty)
{
    auto const& t = visit.tongue;
    auto const column = static_cast<std::size_t>(
        std::ranges::find(matrix.columns, &treaty) - matrix.columns.begin());
    render::MapStates shown;
    for (auto const& row : matrix.rows) {
        auto const& cell = row.cells[column];
        shown[row.state->iso3] = { shade_of(cell.answer.status), state_name(visit, *row.state),
            status_words(t, cell.position, cell.answer), Path("/states") / row.state->iso3 };
    }
    std::vector<render::MapKeyEntry> const key {
        { render::MapShade::full, std::string(t.tr("party")) },
        { render::MapShade::part, std::string(t.tr("signed or not yet in force")) },
        { render::MapShade::none, std::string(t.tr("none")) },
        { render::MapShade::ended, std::string(t.tr("withdrawn")) },
        { render::MapShade::unknown, std::string(t.tr("unknown or left out by the filters")) },
    };
    auto const caption_text = t.format("Who is bound by the {}", treaty.code);
    return render::map_of_asia(t, shown, { .label = caption_text, .key = key });
}

// The two views, with what was chosen kept.
Html tabs(Visit const& visit, Choice const& choice)
{
    auto const& t = visit.tongue;
    auto const where = [&](View view) {
        auto path = Path("/states");
        if (view == View::all_treaties)
            path = path.with("view", all_treaties_key);
        auto const keep = [&](std::string_view name, std::string const& value) {
            if (!value.empty())
                path = path.with(name, value);
        };
        keep("treaty", choice.treaty);
        keep("region", choice.region);
        keep("status", choice.status);
        keep("as_of", choice.as_of_typed);
        return path;
    };
    auto const tab = [&](View view, std::string const& words) -> Html {
        return a(href_(where(view)), aria_current_("page").only_if(view == choice.view), words);
    };
    return nav(class_("tabs"), aria_label_(t.tr("What is shown")),
        tab(View::one_treaty,
            t.format("{treaty}: map and dates", render::arg("treaty", choice.treaty))),
        tab(View::all_treaties, std::string(t.tr("All treaties"))));
}

struct StatusPart {
    Status status;
    std::string_view sign; // In the matrix.
    Message words;
};
constexpr std::array<StatusPart, 6> status_parts { {
    { Status::party, "✓", N_("party") },
    { Status::consented, "◕", N_("consented, not yet in force") },
    { Status::signed_, "◐", N_("signed") },
    { Status::none, "–", N_("none") },
    { Status::withdrawn, "✕", N_("withdrawn") },
    { Status::unknown, "?", N_("unknown") },
} };

// How many States are bound by each treaty.
Html treaty_bars(Visit const& visit, Matrix const& matrix)
{
    auto const& t = visit.tongue;
    std::vector<render::StackedBar> bars;
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
        auto& bar = bars.emplace_back();
        bar.label = matrix.columns[i]->code;
        bar.link = Path("/states").with("treaty", bar.label);
        std::size_t parties = 0;
        for (auto const& part : status_parts) {
            auto const found = matrix.counts[i].find(part.status);
            auto const count = found == matrix.counts[i].end() ? std::size_t(0) : found->second;
            bar.parts.emplace_back(shade_of(part.status), static_cast<std::int64_t>(count));
            if (part.status == Status::party)
                parties = count;
        }
        bar.words = t.format("{} of {}", parties, matrix.rows.size());
    }
    std::vector<render::MapKeyEntry> const key {
        { render::MapShade::full, std::string(t.tr("party")) },
        { render::MapShade::part, std::string(t.tr("signed or not yet in force")) },
        { render::MapShade::none, std::string(t.tr("none")) },
        { render::MapShade::ended, std::string(t.tr("withdrawn")) },
        { render::MapShade::unknown, std::string(t.tr("unknown")) },
    };
    return render::stacked_bars(
        t, bars, key, t.tr("How many of these States are party to each treaty"));
}

// The list beside the map says the same in words, with the dates.
Html treaty_list(Visit const& visit, Matrix const& matrix, casework::TreatyFacts const& treaty)
{
    auto const& t = visit.tongue;
    auto const column = static_cast<std::size_t>(
        std::ranges::find(matrix.columns, &treaty) - matrix.columns.begin());
    auto row_html = [&](MatrixRow const& row) -> Html {
        auto const& cell = row.cells[column];
        auto const* position = cell.position;
        auto const& in_force = position ? position->in_force : law::InForce {};
        return tr(th(scope_("row"),
                      a(href_(Path("/states") / row.state->iso3), state_name(visit, *row.state))),
            td(status_html(t, cell.answer)),
            td(told_date(t, position ? position->signature : std::nullopt)),
            td(told_date(t, position ? position->consent : std::nullopt)),
            td(in_force.date
                    ? Html(fragment(span(class_("date"), render::date_words(t, *in_force.date)),
                          standing_mark(t, in_force.standing)))
                    : Html(span(class_("muted"), "–"))));
    };
    return div(class_("table-wrap"), tabindex_(0), role_("region"),
        aria_label_(t.format("States and the {}", treaty.code)),
        table(caption(bdi(treaty.full_name)),
            thead(tr(th(scope_("col"), t.tr("State")), th(scope_("col"), t.tr("Status")),
                th(scope_("col"), t.tr("Signature")),
                th(scope_("col"), t.tr("Ratification, accession or succession")),
                th(scope_("col"), t.tr("In force")))),
            tbody(each(matrix.rows, [&](MatrixRow const& row) -> Html { return row_html(row); }))));
}

// One sign a cell, since a thousand cells with words would be most of the page. The key says what
// they mean, and a State's own page says it in words with dates and sources.
Html matrix_html(Visit const& visit, Matrix const& matrix)
{
    auto const& t = visit.tongue;
    auto const cell_html = [&](casework::MatrixCell const& cell) -> Html {
        auto const part = std::ranges::find(status_parts, cell.answer.status, &StatusPart::status);
        return td(class_(status_class(cell.answer.status)), part->sign,
            when(cell.answer.if_confirmed.has_value(), "*"));
    };
    return fragment(
        ul(class_("key signs"),
            each(status_parts,
                [&](StatusPart const& part) -> Html {
                    return li(b(class_(status_class(part.status)), part.sign), t.tr(part.words));
                }),
            li(b("*"), t.tr("to be confirmed"))),
        div(class_("table-wrap matrix"), tabindex_(0), role_("region"),
            aria_label_(t.tr("States and treaties")),
            table(thead(tr(th(scope_("col"), t.tr("State")),
                      each(matrix.columns,
                          [&](casework::TreatyFacts const* treaty) -> Html {
                              return th(scope_("col"),
                                  a(href_(record_path(treaty->record)), title_(treaty->full_name),
                                      treaty->code));
                          }))),
                tbody(each(matrix.rows,
                    [&](render::Out& out, MatrixRow const& row) {
                        out(tr(th(scope_("row"),
                                   a(href_(Path("/states") / row.state->iso3),
                                       state_name(visit, *row.state))),
                            each(row.cells, cell_html)));
                    })),
                render::el<"tfoot">(tr(th(scope_("row"), t.tr("Parties")),
                    each(matrix.counts, [&](auto const& counts) -> Html {
                        auto const found = counts.find(Status::party);
                        return td(class_("number"),
                            found == counts.end() ? std::size_t(0) : found->second);
                    }))))));
}

Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const states = TRY(visit.states.open(visit.workspace, visit.reach));
    auto choice = choice_of(visit);
    if (states->treaties().empty()) {
        Html const empty = div(class_("empty"), h2(t.tr("No facts about States yet")),
            p(t.tr("The reference packs that come with Saksi hold treaty status, declarations, "
                   "reports and decisions for Asia.")),
            div(class_("actions"),
                a(class_("button primary"), href_(Path("/import")),
                    t.tr("Import the reference packs"))));
        return page_of(visit, { .title = std::string(t.tr("States")), .place = Place::states },
            fragment(h1(t.tr("States")), empty));
    }
    auto const* treaty = states->treaty(choice.treaty);
    if (!treaty)
        treaty = &states->treaties().front();
    choice.treaty = treaty->code;
    // The status filter is about the treaty that is looked at: who is party to this one?
    auto filter = choice.filter;
    auto const status = filter.status;
    filter.status.reset();
    auto matrix = states->matrix(choice.as_of, filter);
    if (status) {
        auto const column = static_cast<std::size_t>(
            std::ranges::find(matrix.columns, treaty) - matrix.columns.begin());
        std::erase_if(matrix.rows,
            [&](MatrixRow const& row) { return row.cells[column].answer.status != *status; });
    }
    auto const when_words = render::date_words(t, choice.as_of);
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(t.tr("States")),
                p(class_("lead"), t.format("Who is bound by which treaty, as of {}.", when_words))),
            div(class_("actions"),
                a(class_("button"), href_(Path("/reporting")), t.tr("Who reports late")))),
        when(choice.bad_date,
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"),
                    p(t.tr("This is not a day. Today is shown.")));
            }),
        filters(visit, *states, choice),
        p(class_("muted"), role_("status"),
            t.format_n("{n} State", "{n} States", static_cast<std::int64_t>(matrix.rows.size()))),
        tabs(visit, choice),
        when(choice.view == View::one_treaty,
            [&]() -> Html {
                return div(class_("beside"),
                    section(
                        h2(t.format("{treaty} on the map", render::arg("treaty", treaty->code))),
                        map(visit, matrix, *treaty)),
                    section(h2(t.format("{treaty}: dates", render::arg("treaty", treaty->code))),
                        treaty_list(visit, matrix, *treaty)));
            }),
        when(choice.view == View::all_treaties, [&]() -> Html {
            return fragment(section(h2(t.tr("All treaties")), treaty_bars(visit, matrix)),
                section(h2(t.tr("State by State")), matrix_html(visit, matrix),
                    p(class_("small muted"),
                        t.tr("A status without a verified fact is unknown, never \"none\". A "
                             "State's page has the dates and their sources."))));
        }));
    return page_of(visit,
        { .title = std::string(t.tr("States")), .place = Place::states, .wide = true }, body);
}

} // namespace

Page states()
{
    return { .path = "/states", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
