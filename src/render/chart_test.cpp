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

TEST_CASE("a known day is a dot on the line, a known year is a bar as long as the year")
{
    using namespace std::chrono;
    sys_days const day { 1983y / July / 6 };
    std::vector<TimelineEvent> const events {
        { day, day, "6 July 1983", tags::fragment("Accession"), EventMood::done },
        { sys_days { 1985y / January / 1 }, sys_days { 1985y / December / 31 }, "1985",
            tags::fragment("Report") },
    };
    auto const document = parsed(timeline(events, "Events"));
    CHECK(document.select_nodes("//li").size() == 2);
    CHECK(document.select_node("//li[@class='done']//rect[@class='dot']"));
    auto const bar = document.select_node("//li[2]//rect[@class='span']").node();
    CHECK(bar.attribute("width").as_int() > 100);
    CHECK(timeline({}, "Nothing").empty());
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
