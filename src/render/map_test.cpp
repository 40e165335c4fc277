#include "render/map.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace saksi;
using namespace saksi::render;

namespace {

pugi::xml_document parsed(Html const& html)
{
    pugi::xml_document document;
    INFO(html.view());
    REQUIRE(document.load_buffer(html.view().data(), html.view().size()));
    return document;
}

} // namespace

TEST_CASE("the map knows the States of the facts, each with a place to point at")
{
    auto const codes = states_on_the_map();
    CHECK(codes.size() == 60);
    CHECK(std::ranges::is_sorted(codes));
    for (auto const* small : { "MDV", "TUV", "NRU", "BHR", "PSE", "NPL", "WSM" })
        CHECK(std::ranges::binary_search(codes, small));
}

TEST_CASE("every State on the map has its shade, its name and its page")
{
    Tongues const tongues;
    MapStates states;
    for (auto const code : states_on_the_map())
        states[std::string(code)] = { MapShade::part, "<" + std::string(code) + ">",
            "signed & not bound", Path("/states") / code };
    std::vector<MapKeyEntry> const key { { MapShade::part, "Signed" } };
    auto const document = parsed(
        map_of_asia(tongues.english(), states, { .label = "Who signed", .key = key }));

    CHECK(document.select_nodes("//svg[@class='map']/a").size() == 60);
    for (auto const& link : document.select_nodes("//svg[@class='map']/a")) {
        CHECK(std::string_view(link.node().attribute("href").value()).starts_with("/states/"));
        CHECK(std::string_view(link.node().child("title").text().get())
                .ends_with(">: signed & not bound"));
        CHECK((link.node().child("path") || link.node().child("circle")));
        for (auto const& shape : link.node().children())
            if (std::string_view(shape.name()) != "title")
                CHECK(std::string_view(shape.attribute("fill").value()) == "url(#map-part)");
    }
    CHECK(document.select_node("//pattern[@id='map-part']"));
    CHECK(document.select_nodes("//ul[@class='key']/li").size() == 1);
}

TEST_CASE("a State nobody spoke of is unknown, and a map without links is one image")
{
    Tongues const tongues;
    auto const document = parsed(
        map_of_asia(tongues.english(), {}, { .label = "Nothing", .key = {} }));
    CHECK(document.select_node("//svg[@role='img'][@aria-label='Nothing']"));
    CHECK_FALSE(document.select_node("//a"));
    CHECK(document.select_node("//path[@fill='url(#map-unknown)']"));
}
