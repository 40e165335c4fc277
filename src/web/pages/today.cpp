// The first screen: what needs somebody, what changed, where to begin.
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

constexpr std::size_t shown = 8;

Html begin_here(Visit const& visit)
{
    auto const& t = visit.tongue;
    struct Start {
        Message head;
        Message text;
        Path::Fixed where;
        Message action;
    };
    static constexpr Start starts[] = {
        { N_("Record what happened"), N_("Open a case; only your group can read it."), "/cases/new",
            N_("Open a case") },
        { N_("See who is bound"),
            N_("Which States joined which treaty, from when, and where they report late."),
            "/states", N_("Look at the States") },
        { N_("Find a decision"), N_("Decisions on torture, by State, forum, article and year."),
            "/library", N_("Go to the Library") },
        { N_("Publish a book"),
            N_("Briefs of decisions from several countries, as web site, EPUB and PDF."),
            "/publications", N_("Make a book") },
    };
    return ul(class_("cards"), each(starts, [&](Start const& one) -> Html {
        return li(class_("card"), h2(t.tr(one.head)), p(t.tr(one.text)),
            p(a(class_("button"), href_(Path(one.where)), t.tr(one.action))));
    }));
}

Html open_conflicts(Visit const& visit)
{
    auto const& t = visit.tongue;
    auto const conflicts = visit.workspace.conflicts(visit.reach, shown);
    if (conflicts.empty())
        return {};
    return section(class_("panel"), h2(t.tr("Values that differ")),
        p(t.tr("Somebody has to decide between them.")),
        ul(class_("plain"), each(conflicts, [&](workspace::Link const& one) -> Html {
            auto const* type = visit.workspace.schemas().type(one.type_key);
            auto const* field = type ? type->find(one.field) : nullptr;
            return li(a(href_(record_path(one.record).at("field-" + one.field)), bdi(one.title)),
                " ", when(field != nullptr, [&]() -> Html {
                    return span(class_("chip warn"), t.tr(field->label));
                }));
        })));
}

Html lately(Visit const& visit)
{
    auto const& t = visit.tongue;
    auto const now = visit.workspace.clock().now();
    auto const changes = visit.workspace.recent_changes(visit.reach, shown);
    if (changes.empty())
        return {};
    return section(class_("panel"), h2(t.tr("Lately")),
        ol(class_("timeline"), each(changes, [&](workspace::ChangeView const& change) -> Html {
            auto const* type = visit.workspace.schemas().type(change.type_key);
            return li(
                p(class_("when"), t.relative(change.stated_at, now), " · ", bdi(change.author)),
                p(a(href_(record_path(change.record)), bdi(change.title)), " ",
                    when(type != nullptr,
                        [&]() -> Html { return span(class_("muted"), t.tr(type->label)); })));
        })));
}

Html numbers(Visit const& visit)
{
    auto const& t = visit.tongue;
    auto one = [&](std::string_view type_key, Path const& where) -> Html {
        auto const* type = visit.workspace.schemas().type(type_key);
        if (!type)
            return {};
        return li(a(href_(where), t.tr(type->label_plural), " ",
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
    auto const& t = visit.tongue;
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(t.tr("Today")), p(class_("lead"), bdi(visit.workspace.group_name())))),
        begin_here(visit), open_conflicts(visit), lately(visit), numbers(visit));
    return page_of(visit, { .title = std::string(t.tr("Today")), .place = Place::today }, body);
}

} // namespace

Page today()
{
    return { .path = "/", .show = show };
}

} // namespace saksi::web::pages
