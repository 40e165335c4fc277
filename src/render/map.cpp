#include "render/map.hpp"

#include "embedded/asia_map.hpp"
#include "embedded/figures.hpp"
#include "render/svg.hpp"

#include <charconv>

namespace saksi::render {

std::string_view class_of(MapShade shade)
{
    switch (shade) {
    case MapShade::full:
        return "full";
    case MapShade::part:
        return "part";
    case MapShade::none:
        return "none";
    case MapShade::ended:
        return "ended";
    case MapShade::unknown:
        return "unknown";
    }
    return {};
}

namespace {

// One line of the file that tools/make_map.mjs writes.
struct Outline {
    std::string_view code;
    int x = 0; // A point inside, or where the capital lies.
    int y = 0;
    int dot_radius = 0; // 0: large enough to be seen.
    std::string_view path;
};

struct Drawing {
    int width = 0;
    int height = 0;
    std::string_view elsewhere;
    std::vector<Outline> states; // Sorted by code.
};

std::string_view cut(std::string_view& text, char end)
{
    auto const at = std::min(text.find(end), text.size());
    auto const piece = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return piece;
}

int cut_number(std::string_view& text)
{
    auto const word = cut(text, ' ');
    auto number = 0;
    auto const read = std::from_chars(word.data(), word.data() + word.size(), number);
    SAKSI_CHECK(read.ec == std::errc {});
    return number;
}

// The file is part of the program: if it is not as expected, the program is broken.
Drawing read_drawing()
{
    auto const files = embedded::asia_map();
    SAKSI_CHECK(files.size() == 1);
    auto text = files[0].bytes;
    Drawing drawing;
    while (!text.empty()) {
        auto line = cut(text, '\n');
        auto const word = cut(line, ' ');
        if (word == "size") {
            drawing.width = cut_number(line);
            drawing.height = cut_number(line);
        } else if (word == "land") {
            drawing.elsewhere = line;
        } else {
            Outline outline;
            outline.code = word;
            outline.x = cut_number(line);
            outline.y = cut_number(line);
            outline.dot_radius = cut_number(line);
            outline.path = line;
            drawing.states.push_back(outline);
        }
    }
    return drawing;
}

// What tells the shades apart without colour. Empty: plain.
std::string_view hatching_of(MapShade shade)
{
    switch (shade) {
    case MapShade::full:
    case MapShade::none:
        return {};
    case MapShade::part:
        return "M-2 2l4-4M0 8l8-8M6 10l4-4";
    case MapShade::ended:
        return "M0 0l8 8M0 8l8-8";
    case MapShade::unknown:
        return "M3 4h2";
    }
    return {};
}

// The fill of a shape in this shade: its pattern, or nothing where the class says it all.
std::string fill_of(MapShade shade, std::string_view map_id)
{
    if (hatching_of(shade).empty())
        return {};
    return "url(#" + std::string(map_id) + "-" + std::string(class_of(shade)) + ")";
}

Html pattern(MapShade shade, std::string_view map_id)
{
    using namespace tags;
    auto const id = std::string(map_id) + "-" + std::string(class_of(shade));
    return svg::pattern(id_(id), attr<"patternUnits">("userSpaceOnUse"), width_(8), height_(8),
        svg::rect(class_(class_of(shade)), width_(8), height_(8)),
        svg::path(class_("hatch"), svg::outline(hatching_of(shade))));
}

Html shapes(Outline const& outline, MapShade shade, std::string_view map_id)
{
    using namespace tags;
    auto const fill = fill_of(shade, map_id);
    // A shape with a pattern must not bear the class that would fill it plainly.
    auto const shape_class = fill.empty() ? class_of(shade) : std::string_view("patterned");
    auto const filled = attr<"fill">(fill).only_if(!fill.empty());
    return fragment(when(!outline.path.empty(),
                        svg::path(class_(shape_class), filled, svg::outline(outline.path))),
        when(outline.dot_radius > 0,
            svg::circle(class_("dot", shape_class), filled, attr<"cx">(outline.x),
                attr<"cy">(outline.y), attr<"r">(outline.dot_radius))));
}

Html drawn_state(Outline const& outline, MapStates const& states, std::string_view map_id)
{
    using namespace tags;
    auto const found = states.find(outline.code);
    if (found == states.end())
        return shapes(outline, MapShade::unknown, map_id);
    auto const& state = found->second;
    auto const text = state.meaning.empty() ? state.name : state.name + ": " + state.meaning;
    Html const drawn = fragment(svg::title(text), shapes(outline, state.shade, map_id));
    // The table beside the map leads to the same pages, so the keyboard need not walk the map.
    if (state.link)
        return a(href_(*state.link), tabindex_(-1), aria_label_(text), drawn);
    return svg::g(drawn);
}

Html key_entry(MapKeyEntry const& entry, std::string_view map_id)
{
    using namespace tags;
    auto const fill = fill_of(entry.shade, map_id);
    return li(svg::drawing(svg::view_box("0 0 24 16"), attr<"aria-hidden">("true"),
                  svg::rect(width_(24), height_(16),
                      class_(fill.empty() ? class_of(entry.shade) : std::string_view("patterned")),
                      attr<"fill">(fill).only_if(!fill.empty()))),
        entry.text);
}

} // namespace

Html map_of_asia(Tongue const& t, MapStates const& states, MapWords const& words)
{
    using namespace tags;
    auto const drawing = read_drawing();
    auto const view = "0 0 " + std::to_string(drawing.width) + " " + std::to_string(drawing.height);
    auto const is_linked = std::ranges::any_of(
        states, [](auto const& entry) { return entry.second.link.has_value(); });
    auto const draw = [&](bool dots) {
        return [&, dots](Out& out, Outline const& outline) {
            if ((outline.dot_radius > 0) == dots)
                out(drawn_state(outline, states, words.id));
        };
    };
    return figure(class_("figure"),
        // The parts of an image are not seen by screen readers, and links must be.
        svg::drawing(svg::view_box(view), class_("map"), role_(is_linked ? "group" : "img"),
            aria_label_(words.label),
            svg::defs(pattern(MapShade::part, words.id), pattern(MapShade::ended, words.id),
                pattern(MapShade::unknown, words.id)),
            svg::path(class_("elsewhere"), svg::outline(drawing.elsewhere)),
            each(drawing.states, draw(false)), each(drawing.states, draw(true))),
        ul(class_("key"),
            each(words.key,
                [&](Out& out, MapKeyEntry const& entry) { out(key_entry(entry, words.id)); })),
        figcaption(t.tr("Boundaries are Natural Earth's and imply no position.")));
}

std::vector<std::string_view> states_on_the_map()
{
    std::vector<std::string_view> codes;
    for (auto const& outline : read_drawing().states)
        codes.push_back(outline.code);
    return codes;
}

std::string_view figures_css()
{
    return embedded::figures().at(0).bytes;
}

} // namespace saksi::render
