#include "render/chart.hpp"

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

TEST_CASE("a treaty's life is drawn on whole decades, and said in words beside it")
{
    using namespace std::chrono;
    Tongues const tongues;
    auto const today = sys_days { 2026y / November / 25 };
    // From 1980 to 2030 are 50 years; ten of them take a fifth of the line.
    std::vector<LifeLine> const lines {
        { .label = "CAT",
            .words = "signed 1985. in force 1990.",
            .spans = { { sys_days { 1980y / January / 1 }, sys_days { 1989y / December / 31 },
                           Bond::promised },
                { sys_days { 1990y / January / 1 }, today, Bond::in_force } } },
        { .label = "OPCAT",
            .words = "withdrawn",
            .spans = { { sys_days { 2000y / January / 1 }, sys_days { 2009y / December / 31 },
                Bond::in_force } },
            .ended = true },
    };
    auto const document = parsed(life_lines(tongues.english(), lines, today, "Treaties"));
    CHECK(document.select_nodes("//thead//span").size() == 5);
    auto const promised = document.select_node("//tr[1]//rect[@class='promised']").node();
    CHECK(promised.attribute("x").as_int() == 0);
    CHECK(promised.attribute("width").as_int() == 200);
    auto const in_force = document.select_node("//tr[1]//rect[@class='in-force']").node();
    CHECK(in_force.attribute("x").as_int() == 200);
    CHECK(in_force.attribute("width").as_int() == 738);
    CHECK_FALSE(document.select_node("//tr[1]//rect[@class='end']"));
    CHECK(document.select_node("//tr[2]//rect[@class='end']"));
    CHECK(document.select_node("//td/span[text()='withdrawn']"));
}

TEST_CASE("a day long ago is wide enough to be seen, and no lines draw nothing")
{
    using namespace std::chrono;
    Tongues const tongues;
    auto const day = sys_days { 1971y / January / 30 };
    auto const today = sys_days { 2026y / November / 25 };
    std::vector<LifeLine> const lines { { .label = "ICERD",
        .spans = { { day, day, Bond::accepted } } } };
    auto const document = parsed(life_lines(tongues.english(), lines, today, "Treaties"));
    CHECK(
        document.select_node("//rect[@class='accepted']").node().attribute("width").as_int() >= 3);
    CHECK(life_lines(tongues.english(), {}, today, "Nothing").empty());
}

TEST_CASE("bars are in proportion and their numbers are told")
{
    Tongues const tongues;
    std::vector<Bar> const bars { { "Nepal", 8 }, { "India", 4 }, { "Nobody", -3 } };
    auto const document = parsed(bar_chart(tongues.english(), bars, "Decisions"));
    CHECK(document.select_node("//tr[1]//rect").node().attribute("width").as_int() == 1000);
    CHECK(document.select_node("//tr[2]//rect").node().attribute("width").as_int() == 500);
    CHECK(document.select_node("//tr[3]//rect").node().attribute("width").as_int() == 0);
    CHECK(std::string_view(document.select_node("//tr[2]/td[2]").node().text().get()) == "4");
}
