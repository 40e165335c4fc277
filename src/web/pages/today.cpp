// The first screen: what needs somebody, where to begin, what is here. What it tells lies in
// web/today/, one panel a file.
#include "web/layout.hpp"
#include "web/panel.hpp"

#include <algorithm>

namespace saksi::web::today {
std::vector<Panel> all();
}

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

// Panels by urgency; equally urgent ones by their files' names.
std::vector<Panel> panels()
{
    auto all = today::all();
    std::ranges::stable_sort(all, {}, &Panel::urgency);
    return all;
}

Html begin_here(Visit const& visit)
{
    auto const& t = visit.tongue;
    struct Start {
        Message head;
        Message text;
        Path::Fixed where;
        Message action;
        std::optional<access::Deed> deed {}; // For those who may.
    };
    static constexpr Start starts[] = {
        { N_("Record what happened"), N_("Open a case, and say who else may see it."), "/cases/new",
            N_("Open a case"), access::Deed::open_case },
        { N_("See who is bound"),
            N_("Which States joined which treaty, from when, and where they report late."),
            "/states", N_("Look at the States") },
        { N_("Find a decision"), N_("Decisions on torture, by State, forum, article and year."),
            "/library", N_("Go to the Library") },
        { N_("Publish a book"),
            N_("Briefs of decisions from several countries, as web site, EPUB and PDF."),
            "/publications", N_("Make a book"), access::Deed::publish },
    };
    return ul(class_("cards four"), each(starts, [&](Start const& one) -> Html {
        if (one.deed && !visit.workspace.may(visit.actor, *one.deed))
            return {};
        return li(class_("card"), h2(t.tr(one.head)), p(t.tr(one.text)),
            p(a(class_("button"), href_(Path(one.where)), t.tr(one.action))));
    }));
}

Html numbers(Visit const& visit)
{
    auto const& t = visit.tongue;
    auto one = [&](std::string_view type_key, Path const& where) -> Html {
        auto const* type = visit.workspace.schemas().type(type_key);
        if (!type)
            return {};
        return li(a(class_("chip"), href_(where), t.tr(type->label_plural), " ",
            span(class_("count"),
                t.number(
                    static_cast<std::int64_t>(visit.workspace.count(visit.reach, type_key))))));
    };
    return nav(aria_label_(t.tr("What is here")),
        ul(class_("chips"), one("case", Path("/cases")), one("person", Path("/records/person")),
            one("state", Path("/states")), one("treaty_status", Path("/records/treaty_status")),
            one("reporting_cycle", Path("/records/reporting_cycle")),
            one("decision", Path("/library")), one("forum_law", Path("/records/forum_law")),
            one("source", Path("/records/source"))));
}

Answer show(Visit& visit)
{
    static auto const all = panels();
    auto const& t = visit.tongue;
    Html waiting;
    Html to_know;
    for (auto const& panel : all)
        (panel.urgency == Urgency::to_know ? to_know : waiting) += panel.draw(visit);
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(t.tr("Today")), p(class_("lead"), bdi(visit.workspace.group_name())))),
        div(class_("panels"), waiting), begin_here(visit), to_know, numbers(visit));
    return page_of(visit, { .title = std::string(t.tr("Today")), .place = Place::today }, body);
}

} // namespace

Page today()
{
    return { .path = "/", .show = show };
}

} // namespace saksi::web::pages
