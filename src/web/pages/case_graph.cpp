// Who did what to whom in a case: a drawing, and the same in words.
#include "casework/case_graph.hpp"
#include "publish/value_words.hpp"
#include "render/graph.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/record_links.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using casework::CaseGraph;
using render::Html;

namespace {

std::string words_of(Visit const& visit, CaseGraph::Tie const& tie)
{
    auto const& t = visit.tongue;
    auto const& schemas = visit.workspace.schemas();
    if (tie.said)
        return publish::value_words(t, schemas, *tie.said, {});
    if (tie.type == "act")
        return std::string(t.tr("harmed"));
    auto const* type = schemas.type(tie.type);
    return type ? std::string(t.tr(type->label)) : std::string {};
}

// What the boxes at its ends and its head say already.
bool speaks_for_itself(CaseGraph::Tie const& tie)
{
    return !tie.said && (tie.type == "act" || tie.type == "involvement");
}

std::string_view sort_of(CaseGraph::Node const& node)
{
    if (node.type == "act")
        return "act";
    if (node.type == "unit")
        return "unit";
    return node.type == "event" ? "event" : "person";
}

std::string_view mark_of(CaseGraph::Node const& node)
{
    return node.harmed && node.alleged ? "both"
        : node.harmed                  ? "harmed"
        : node.alleged                 ? "alleged"
                                       : "";
}

std::string_view part_words(render::Tongue const& t, CaseGraph::Node const& node)
{
    return node.harmed && node.alleged ? t.tr("harmed, and alleged to have had a part")
        : node.harmed                  ? t.tr("harmed")
        : node.alleged                 ? t.tr("alleged to have had a part")
                                       : std::string_view {};
}

Html drawing(Visit const& visit, CaseGraph const& graph)
{
    std::vector<render::GraphNode> nodes;
    for (auto const& node : graph.nodes)
        nodes.push_back({ node.title, sort_of(node), record_path(node.record), mark_of(node) });
    std::vector<render::GraphLink> links;
    for (auto const& tie : graph.ties)
        links.push_back({ tie.from, tie.to,
            speaks_for_itself(tie) ? std::string {} : words_of(visit, tie), tie.differs });
    return render::graph_drawing(
        visit.tongue, nodes, links, visit.tongue.tr("Who did what to whom, as it was told"));
}

Html key(render::Tongue const& t)
{
    auto const one = [](std::string_view name, std::string_view words) -> Html {
        return li(span(class_("swatch", name), attr<"aria-hidden">("true")), " ", words);
    };
    return ul(class_("key graph-key"), one("harmed", t.tr("harmed")),
        one("alleged", t.tr("alleged to have had a part")), one("both", t.tr("both")),
        one("act", t.tr("an act")), one("unit", t.tr("a unit")),
        one("unsettled", t.tr("sources differ")));
}

Html in_words(Visit const& visit, CaseGraph const& graph)
{
    auto const& t = visit.tongue;
    auto const cell = [&](std::size_t at) -> Html {
        auto const& node = graph.nodes.at(at);
        auto const part = part_words(t, node);
        return fragment(a(href_(record_path(node.record)), bdi(node.title)),
            when(!part.empty(),
                [&]() -> Html { return fragment(" ", span(class_("muted small"), part)); }));
    };
    return details(open_(graph.ties.size() <= 30), summary(t.tr("The same in words")),
        div(class_("table-wrap"), tabindex_(0), role_("region"),
            aria_label_(t.tr("The same in words")),
            table(thead(tr(th(scope_("col"), t.tr("From")), th(scope_("col"), t.tr("What")),
                      th(scope_("col"), t.tr("To")))),
                tbody(each(graph.ties, [&](CaseGraph::Tie const& tie) -> Html {
                    return tr(td(cell(tie.from)),
                        td(words_of(visit, tie),
                            when(tie.differs,
                                [&]() -> Html {
                                    return fragment(
                                        " ", span(class_("chip warn"), t.tr("sources differ")));
                                })),
                        td(cell(tie.to)));
                })))));
}

Answer show(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const record = TRY(visit.workspace.record(visit.reach, id));
    if (!record.type || record.type->home != schema::Home::opens_dossier)
        return Error { ErrorKind::not_found, "Only a case and its like have such a drawing.",
            id.text() };
    auto const graph = casework::case_graph(visit.workspace, visit.reach, record.dossier,
        render::graph_nodes_max, render::graph_links_max);
    auto const& t = visit.tongue;
    auto crumbs = crumbs_of(visit, record);
    crumbs.push_back({ record.title, record_path(id) });
    Html const body = fragment(h1(t.tr("Who did what to whom")),
        p(class_("lead"),
            t.tr("As it was told and stated so far. An arrow accuses nobody; open the record it "
                 "leads to for who says so.")),
        when(graph.nodes.empty(),
            [&]() -> Html {
                return div(class_("empty"), p(t.tr("There are no people or acts in it yet.")));
            }),
        when(!graph.is_whole,
            [&]() -> Html {
                return div(class_("flash warn"), role_("note"),
                    p(t.tr("There is more in it than one could read in a drawing. The acts come "
                           "first, with whom they concern; the rest is left out.")));
            }),
        drawing(visit, graph), when(!graph.nodes.empty(), [&]() -> Html {
            return fragment(key(t), in_words(visit, graph));
        }));
    return page_of(visit,
        { .title = std::string(t.tr("Who did what to whom")),
            .place = place_of(record),
            .crumbs = std::move(crumbs),
            .wide = true },
        body);
}

} // namespace

Page case_graph()
{
    return { .path = "/r/{id}/graph", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
