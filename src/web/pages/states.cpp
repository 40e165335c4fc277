// Who is bound by what: a map of one treaty, the matrix of all, the list of those bound by it.
#include "casework/state_book.hpp"
#include "render/date_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/field_input.hpp"
#include "web/widgets/law_words.hpp"
#include "web/widgets/state_name.hpp"
#include "web/widgets/listing.hpp"

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

// What the request chose.
struct Choice {
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
        return tr(th(scope_("row"), a(href_(Path("/states") / row.state->iso3), state_name(visit, *row.state))),
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

Html matrix_html(Visit const& visit, Matrix const& matrix)
{
    auto const& t = visit.tongue;
    return div(class_("table-wrap matrix"), tabindex_(0), role_("region"),
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
                               a(href_(Path("/states") / row.state->iso3), state_name(visit, *row.state))),
                        each(row.cells, [&](casework::MatrixCell const& cell) -> Html {
                            auto const words = status_words(t, cell.position, cell.answer);
                            Html const sign = span(
                                class_("status", status_class(cell.answer.status)), title_(words),
                                span(class_("hidden"), words));
                            if (!cell.position)
                                return td(sign);
                            return td(a(href_(record_path(cell.position->record)), sign));
                        })));
                })),
            render::el<"tfoot">(tr(th(scope_("row"), t.tr("Parties")),
                each(matrix.counts, [&](auto const& counts) -> Html {
                    auto const found = counts.find(Status::party);
                    return td(
                        class_("number"), found == counts.end() ? std::size_t(0) : found->second);
                })))));
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
        section(h2(t.format("{treaty} on the map", render::arg("treaty", treaty->code))),
            map(visit, matrix, *treaty)),
        section(h2(t.format("{treaty}: dates", render::arg("treaty", treaty->code))),
            treaty_list(visit, matrix, *treaty)),
        section(h2(t.tr("All treaties")), matrix_html(visit, matrix),
            p(class_("small muted"),
                t.tr("A status without a verified fact is unknown, never \"none\". Each sign leads "
                     "to the record with its source."))));
    return page_of(visit,
        { .title = std::string(t.tr("States")), .place = Place::states, .wide = true }, body);
}

} // namespace

Page states()
{
    return { .path = "/states", .show = show };
}

} // namespace saksi::web::pages
