// The map of Asia and the Pacific, drawn on the server, with a key beside it. It is never the only
// way to the facts: the page puts a table beside it.
#pragma once

#include "render/html.hpp"
#include "render/tongue.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace saksi::render {

// How a State is filled. Each has a colour and, but for the first and third, a pattern too.
enum class MapShade : std::uint8_t { full, part, none, ended, unknown };

// What the style sheet calls it.
std::string_view class_of(MapShade);

struct MapState {
    MapShade shade = MapShade::unknown;
    std::string name {};    // As it is shown, in the language of the page.
    std::string meaning {}; // "Party since 26 June 1987": shown with the name when pointed at.
    std::optional<Path> link {};
};

// ISO 3166-1 alpha-3 → what to show.
using MapStates = std::map<std::string, MapState, std::less<>>;

struct MapKeyEntry {
    MapShade shade;
    std::string text;
};

struct MapWords {
    std::string_view label;           // What the map shows, for those who do not see it.
    std::span<MapKeyEntry const> key; // In the order in which they are listed.
    std::string_view id = "map";      // Different for each map of a page.
};

// A figure: the drawing, its key and the caption on boundaries. States of the facts that are not
// given are drawn as MapShade::unknown and without a name. Codes that the map does not have are
// left to the table.
Html map_of_asia(Tongue const&, MapStates const&, MapWords const&);

// The codes of the States that the map can show, sorted.
std::vector<std::string_view> states_on_the_map();

// The style of maps, charts and time lines, for books: class names as in docs/look.md.
std::string_view figures_css();

} // namespace saksi::render
