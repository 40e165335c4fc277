// Who did what to whom, as a drawing: boxes and arrows, laid out by Graphviz and drawn by us, so
// that links, themes and right-to-left pages work as everywhere.
#pragma once

#include "render/html.hpp"
#include "render/tongue.hpp"

#include <span>
#include <string>
#include <vector>

namespace saksi::render {

struct GraphNode {
    std::string label;     // Cut to fit its box; all of it is told to who points at it.
    std::string_view sort; // A class of the stylesheet: "person", "act", "unit", "event".
    Path link;
    std::string_view mark {}; // A further class: "harmed", "alleged", "both".
};

struct GraphLink {
    std::size_t from = 0; // Places in the list of nodes.
    std::size_t to = 0;
    std::string label {};
    bool unsettled = false; // Sources differ about it: drawn broken.
};

// More boxes than this nobody can read, and laying them out takes its time. Whoever asks for a
// drawing leaves out what is beyond and says so.
inline constexpr std::size_t graph_nodes_max = 250;
inline constexpr std::size_t graph_links_max = 400;

// A figure with the drawing, hidden from those who cannot see it: what it shows must stand beside
// it in words. Nothing for no nodes. The same nodes and links give the same drawing.
Html graph_drawing(Tongue const&, std::span<GraphNode const>, std::span<GraphLink const>,
    std::string_view caption_text);

} // namespace saksi::render
