#include "render/graph.hpp"

#include "base/check.hpp"
#include "base/fault.hpp"
#include "render/svg.hpp"

// Graphviz' headers are C without words of their own against C++; they set their linkage
// themselves.
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <graphviz/gvcext.h>

#include <dlfcn.h>
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cmath>
#include <memory>

namespace saksi::render {

using namespace tags;

namespace {

// In points; Graphviz reckons in inches of 72.
constexpr double points_per_inch = 72;
constexpr double cell_width = 7.6; // Of a Latin letter at the size of the stylesheet.
constexpr double box_padding = 20;
constexpr double box_height = 34;
constexpr std::size_t label_cells_max = 26;
constexpr std::size_t link_cells_max = 20;
constexpr double margin = 8;

// How many cells a character takes in a line: Han two, a mark on a letter none.
std::size_t cells_of(UChar32 character)
{
    auto const type = u_charType(character);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
        return 0;
    auto const width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

struct Cut {
    std::string text;
    std::size_t cells = 0;
};

Cut cut(std::string_view text, std::size_t cells_max)
{
    Cut kept;
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        auto const start = at;
        UChar32 character;
        U8_NEXT(text.data(), at, size, character);
        auto const cells = character < 0 ? 1 : cells_of(character);
        if (kept.cells + cells > cells_max) {
            kept.text += "…";
            ++kept.cells;
            break;
        }
        kept.cells += cells;
        kept.text.append(
            text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
    }
    return kept;
}

double width_of(Cut const& label)
{
    return static_cast<double>(label.cells) * cell_width + box_padding;
}

// The one way of laying out that we use, from the library that belongs to the Graphviz we were
// built with. It is opened by its full name when the first drawing is asked for, so that neither
// Graphviz' list of plug-ins nor an environment variable decides what is loaded into a program that
// holds keys, and a start costs nothing for it.
gvplugin_library_t* dot_layout()
{
    static auto* const library = []() -> gvplugin_library_t* {
        auto* const opened = ::dlopen(SAKSI_GRAPHVIZ_DOT_LAYOUT, RTLD_NOW | RTLD_LOCAL);
        if (!opened)
            throw Fault(N_("The drawing of graphs is not installed completely (Graphviz)."));
        return static_cast<gvplugin_library_t*>(::dlsym(opened, "gvplugin_dot_layout_LTX_library"));
    }();
    if (!library)
        throw Fault(N_("The drawing of graphs is not installed completely (Graphviz)."));
    return library;
}

std::string inches(double points)
{
    return fmt::format("{:.4f}", points / points_per_inch);
}

// A graph of Graphviz and its layout, freed together.
class Layout {
public:
    Layout(std::span<GraphNode const> nodes, std::span<GraphLink const> links,
        std::span<Cut const> labels)
    {
        char name[] = "gvplugin_dot_layout_LTX_library";
        lt_symlist_t const built_in[] = { { name, dot_layout() }, { nullptr, nullptr } };
        agseterr(AGMAX); // It writes to no terminal; what goes wrong is told by its answer.
        m_context.reset(gvContextPlugins(built_in, 0));
        char title[] = "who";
        m_graph.reset(agopen(title, Agdirected, nullptr));
        SAKSI_CHECK(m_context && m_graph);
        set_default(AGRAPH, "rankdir", "LR");
        set_default(AGRAPH, "nodesep", "0.18");
        set_default(AGRAPH, "ranksep", "1.5");
        // Bounds of the search for a good order: what comes after them is hardly seen.
        set_default(AGRAPH, "mclimit", "0.01");
        set_default(AGRAPH, "nslimit", "0.1");
        set_default(AGRAPH, "nslimit1", "0.1");
        set_default(AGRAPH, "splines", nodes.size() > 80 ? "line" : "true");
        set_default(AGNODE, "shape", "box");
        set_default(AGNODE, "label", "");
        set_default(AGNODE, "fixedsize", "true");
        set_default(AGNODE, "height", inches(box_height).c_str());
        set_default(AGNODE, "width", "1");
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            auto id = std::to_string(i);
            auto* const node = agnode(m_graph.get(), id.data(), 1);
            set(node, "width", inches(width_of(labels[i])));
            m_nodes.push_back(node);
        }
        for (std::size_t i = 0; i < links.size(); ++i) {
            auto id = std::to_string(i);
            auto* const edge = agedge(
                m_graph.get(), m_nodes.at(links[i].from), m_nodes.at(links[i].to), id.data(), 1);
            m_edges.push_back(edge);
        }
        if (gvLayout(m_context.get(), m_graph.get(), "dot") != 0)
            throw Fault(N_("The graph could not be drawn."));
    }
    ~Layout() { gvFreeLayout(m_context.get(), m_graph.get()); }
    Layout(Layout const&) = delete;
    Layout& operator=(Layout const&) = delete;

    double width() const { return GD_bb(m_graph.get()).UR.x; }
    double height() const { return GD_bb(m_graph.get()).UR.y; }
    pointf place_of(std::size_t node) const { return ND_coord(m_nodes.at(node)); }
    // The control points of the curve; empty where Graphviz drew none.
    std::span<pointf const> curve_of(std::size_t link) const
    {
        auto const* const splines = ED_spl(m_edges.at(link));
        if (!splines || splines->size == 0)
            return {};
        auto const& curve = splines->list[0];
        return { curve.list, static_cast<std::size_t>(curve.size) };
    }

private:
    struct Close {
        void operator()(GVC_t* context) const { gvFreeContext(context); }
        void operator()(Agraph_t* graph) const { agclose(graph); }
    };

    void set_default(int kind, char const* name, char const* value)
    {
        std::string named = name;
        std::string valued = value;
        agattr(m_graph.get(), kind, named.data(), valued.data());
    }
    static void set(void* thing, std::string name, std::string value)
    {
        agset(thing, name.data(), value.data());
    }

    std::unique_ptr<GVC_t, Close> m_context;
    std::unique_ptr<Agraph_t, Close> m_graph;
    std::vector<Agnode_t*> m_nodes;
    std::vector<Agedge_t*> m_edges;
};

// From Graphviz' page, whose origin is at the lower left, to ours; right to left is mirrored.
struct Sheet {
    double width;
    double height;
    bool mirrored;

    double x(double at) const { return margin + (mirrored ? width - at : at); }
    double y(double at) const { return margin + height - at; }
};

std::string number(double value)
{
    return fmt::format("{:.1f}", value);
}

std::string at(Sheet const& sheet, pointf const& point)
{
    return number(sheet.x(point.x)) + " " + number(sheet.y(point.y));
}

Html link_drawn(Sheet const& sheet, std::span<pointf const> curve, Cut const& label, bool unsettled)
{
    if (curve.size() < 4)
        return {};
    auto outline = "M" + at(sheet, curve[0]);
    for (std::size_t i = 1; i + 2 < curve.size(); i += 3)
        outline += " C" + at(sheet, curve[i]) + " " + at(sheet, curve[i + 1]) + " "
            + at(sheet, curve[i + 2]);
    // The head points to the box it leads to, along the last piece of the curve.
    auto const& end = curve.back();
    auto const& before = curve[curve.size() - 2];
    auto const dx = sheet.x(end.x) - sheet.x(before.x);
    auto const dy = sheet.y(end.y) - sheet.y(before.y);
    auto const length = std::max(std::hypot(dx, dy), 0.01);
    auto const ux = dx / length;
    auto const uy = dy / length;
    auto const tip_x = sheet.x(end.x) + ux * 6;
    auto const tip_y = sheet.y(end.y) + uy * 6;
    auto const head = "M" + number(tip_x) + " " + number(tip_y) + " L"
        + number(tip_x - ux * 9 - uy * 4) + " " + number(tip_y - uy * 9 + ux * 4) + " L"
        + number(tip_x - ux * 9 + uy * 4) + " " + number(tip_y - uy * 9 - ux * 4) + " Z";
    // The middle of the middle piece, of four points each.
    auto const piece = curve.subspan((curve.size() - 1) / 3 / 2 * 3);
    auto const half = [&](double pointf::* side) {
        return (piece[0].*side + 3 * piece[1].*side + 3 * piece[2].*side + piece[3].*side) / 8;
    };
    pointf const middle { half(&pointf::x), half(&pointf::y) };
    return fragment(svg::path(class_("link", unsettled ? "unsettled" : ""), svg::outline(outline)),
        svg::path(class_("head"), svg::outline(head)), when(!label.text.empty(), [&]() -> Html {
            return svg::text(class_("link-text"), attr<"x">(number(sheet.x(middle.x))),
                attr<"y">(number(sheet.y(middle.y) - 4)), label.text);
        }));
}

Html node_drawn(Sheet const& sheet, GraphNode const& node, Cut const& label, pointf place)
{
    auto const width = width_of(label);
    auto const x = sheet.x(place.x) - width / 2;
    auto const y = sheet.y(place.y) - box_height / 2;
    return a(href_(node.link), class_("node", node.sort, node.mark), svg::title(node.label),
        svg::rect(attr<"x">(number(x)), attr<"y">(number(y)),
            attr<"rx">(node.sort == "act" ? 3 : 15), attr<"width">(number(width)),
            attr<"height">(number(box_height))),
        svg::text(attr<"x">(number(sheet.x(place.x))), attr<"y">(number(sheet.y(place.y) + 5)),
            label.text));
}

} // namespace

Html graph_drawing(Tongue const& t, std::span<GraphNode const> nodes,
    std::span<GraphLink const> links, std::string_view caption_text)
{
    if (nodes.empty())
        return {};
    SAKSI_CHECK(nodes.size() <= graph_nodes_max && links.size() <= graph_links_max);
    std::vector<Cut> labels;
    for (auto const& node : nodes)
        labels.push_back(cut(node.label, label_cells_max));
    std::vector<Cut> link_labels;
    for (auto const& link : links)
        link_labels.push_back(cut(link.label, link_cells_max));
    Layout const layout(nodes, links, labels);
    Sheet const sheet { layout.width(), layout.height(), t.is_right_to_left() };
    Html drawn;
    for (std::size_t i = 0; i < links.size(); ++i)
        drawn += link_drawn(sheet, layout.curve_of(i), link_labels[i], links[i].unsettled);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        drawn += node_drawn(sheet, nodes[i], labels[i], layout.place_of(i));
    auto const width = number(sheet.width + 2 * margin);
    auto const height = number(sheet.height + 2 * margin);
    return figure(class_("figure graph"), figcaption(caption_text),
        div(class_("graph-sheet"), tabindex_(0), role_("region"), aria_label_(caption_text),
            svg::drawing(svg::view_box("0 0 " + width + " " + height), attr<"width">(width),
                attr<"height">(height), drawn)));
}

} // namespace saksi::render
