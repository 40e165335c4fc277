#include "render/graph.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::render;

namespace {

struct Drawn {
    std::vector<GraphNode> nodes;
    std::vector<GraphLink> links;
};

// So many acts, each with somebody who is said to have done it and somebody harmed.
Drawn acts(std::size_t count, std::size_t people)
{
    Drawn drawn;
    for (std::size_t i = 0; i < people; ++i)
        drawn.nodes.push_back(
            { "P-" + std::to_string(i), "person", Path("/r") / std::to_string(i) });
    for (std::size_t i = 0; i < count; ++i) {
        auto const act = drawn.nodes.size();
        drawn.nodes.push_back(
            { "Act " + std::to_string(i), "act", Path("/r") / std::to_string(act) });
        drawn.links.push_back({ i % people, act, "Carried out the act" });
        drawn.links.push_back({ act, (i * 7 + 1) % people });
    }
    return drawn;
}

std::string text(Tongues const& tongues, std::string_view language, Drawn const& drawn)
{
    return std::string(
        graph_drawing(*tongues.find(language), drawn.nodes, drawn.links, "Who").view());
}

std::size_t count(std::string_view text, std::string_view what)
{
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
        ++found;
    return found;
}

} // namespace

TEST_CASE("every box and arrow is drawn, leads to its record, and comes out the same each time")
{
    Tongues const tongues;
    auto const drawn = acts(12, 6);
    auto const once = text(tongues, "en", drawn);
    CHECK(count(once, "<rect") == drawn.nodes.size());
    CHECK(count(once, "class=\"link\"") == drawn.links.size());
    CHECK(count(once, "class=\"head\"") == drawn.links.size());
    CHECK(count(once, "href=\"/r/") == drawn.nodes.size());
    CHECK(once == text(tongues, "en", drawn));
    CHECK(once != text(tongues, "ur", drawn)); // Mirrored.
    auto differing = drawn;
    differing.links[3].unsettled = true;
    CHECK(count(text(tongues, "en", differing), "class=\"link unsettled\"") == 1);
    CHECK(graph_drawing(tongues.english(), {}, {}, "Who").empty());
}

TEST_CASE("labels are cut in the drawing, told whole, and cannot become markup")
{
    Tongues const tongues;
    Drawn drawn;
    std::string const name = "<script> and a name that is far too long for any box";
    drawn.nodes.push_back({ name, "person", Path("/r") / "1" });
    drawn.links.push_back({ 0, 0, "to oneself" });
    auto const drawing = text(tongues, "en", drawn);
    CHECK(count(drawing, "<script>") == 0);
    CHECK(count(drawing, "&lt;script>") + count(drawing, "&lt;script&gt;") == 2);
    CHECK(count(drawing, "…") == 1);
}

TEST_CASE("as many boxes as are ever drawn are laid out")
{
    Tongues const tongues;
    auto const drawn = acts(graph_links_max / 2, graph_nodes_max - graph_links_max / 2);
    CHECK(drawn.links.size() <= graph_links_max);
    CHECK(count(text(tongues, "en", drawn), "<rect") == graph_nodes_max);
}
