#include "render/time_strip.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace saksi;
using namespace saksi::render;

namespace {

FuzzyDate date(std::string_view text)
{
    return MUST(FuzzyDate::parse(text));
}

Day day(std::string_view text)
{
    return MUST(Day::parse(text));
}

TimeScale scale_over(std::vector<Stretch> const& stretches)
{
    auto const scale = TimeScale::over(stretches);
    REQUIRE(scale);
    return *scale;
}

} // namespace

TEST_CASE("a scale has whole months, years or decades, as many as fit")
{
    auto const months = scale_over({ { date("2025-12-30") }, { date("2026-02-10") } });
    CHECK(months.step() == TimeScale::Step::month);
    CHECK(months.count() == 3);
    CHECK(months.place(day("2025-12-01")) == 0);
    CHECK(months.place(day("2026-01-01")) == 333);
    CHECK(months.place(day("2026-02-15")) == 833); // The middle of the third of three.
    CHECK(months.place(day("2026-03-01")) == 1000);
    CHECK(months.place(day("1999-01-01")) == 0);
    CHECK(months.place(day("2030-01-01")) == 1000);

    auto const years = scale_over({ { date("2024-06"), date("2026-02") } });
    CHECK(years.step() == TimeScale::Step::year);
    CHECK(years.count() == 3);
    auto const decades = scale_over({ { date("1989") }, { date("2026-02-10") } });
    CHECK(decades.step() == TimeScale::Step::decade);
    CHECK(decades.count() == 5);
    CHECK(decades.place(day("1990-01-01")) == 200);
    // A year with a digit missing, and the last day there is.
    auto const centuries = scale_over({ { date("0206-02-10") }, { date("9999-12-31") } });
    CHECK(centuries.step() == TimeScale::Step::century);
    CHECK(centuries.count() == 98);
    CHECK(centuries.place(day("9999-12-31")) == 1000);
    CHECK(centuries.strip({ { date("9999-12-31") } }).view().find("width=\"10\"")
        != std::string_view::npos);

    CHECK_FALSE(TimeScale::over({}));
    CHECK_FALSE(TimeScale::over({ { date("2026-02-10") }, { date("2026-02-10") } }));
}

TEST_CASE("what nobody knows to the day is not drawn as sure")
{
    auto const scale = scale_over({ { date("2026-01-01") }, { date("2026-03-31") } });
    using Spans = std::vector<DaySpan>;
    CHECK(scale.spans({ date("2026-02-10") })
        == Spans { { day("2026-02-10"), day("2026-02-10"), true } });
    for (auto const* text : { "2026-02-10?", "2026-02-10~" })
        CHECK(scale.spans({ date(text) })
            == Spans { { day("2026-02-10"), day("2026-02-10"), false } });
    CHECK(scale.spans({ date("2026-02") })
        == Spans { { day("2026-02-01"), day("2026-02-28"), false } });
    CHECK(scale.spans({ date("2026-02-01/2026-02-10") })
        == Spans { { day("2026-02-01"), day("2026-02-10"), false } });
    // What somebody else says otherwise is sure to nobody.
    CHECK(scale.spans({ date("2026-02-10"), {}, true })
        == Spans { { day("2026-02-10"), day("2026-02-10"), false } });
    CHECK(scale.spans({ date("2026-02-10"), date("2026-02-12"), true })
        == Spans { { day("2026-02-10"), day("2026-02-12"), false } });
    CHECK(scale.spans({ date("2026-02-20/..") })
        == Spans { { day("2026-02-20"), day("2026-03-31"), false } });
}

TEST_CASE("from one date until another is sure between the last beginning and the first end")
{
    auto const scale = scale_over({ { date("2026-01-01") }, { date("2026-03-31") } });
    using Spans = std::vector<DaySpan>;
    CHECK(scale.spans({ date("2026-02-03"), date("2026-02-10") })
        == Spans { { day("2026-02-03"), day("2026-02-10"), true } });
    CHECK(scale.spans({ date("2026-01"), date("2026-03-05") })
        == Spans { { day("2026-01-01"), day("2026-03-05"), false },
            { day("2026-01-31"), day("2026-03-05"), true } });
    CHECK(scale.spans({ date("2026-02"), date("2026-02") })
        == Spans { { day("2026-02-01"), day("2026-02-28"), false } });
    CHECK(scale.spans({ date("2026-02-03~"), date("2026-02-10") })
        == Spans { { day("2026-02-03"), day("2026-02-10"), false } });
    // Said the wrong way round: somebody has to look at it, and nothing is drawn backwards.
    auto const backwards = scale.spans({ date("2026-03-10"), date("2026-02-01") });
    CHECK(backwards == Spans { { day("2026-03-10"), day("2026-03-10"), false } });
}

TEST_CASE("a strip is drawn within its frame, and its head names the steps")
{
    Tongues const tongues;
    auto const& t = tongues.english();
    auto const scale = scale_over({ { date("2026-01-15") }, { date("2026-03-31") } });
    pugi::xml_document document;
    auto const strip = scale.strip({ { date("2026-03-31") } });
    REQUIRE(document.load_buffer(strip.view().data(), strip.view().size()));
    auto const bar = document.select_node("//rect[@class='bar']").node();
    CHECK(bar.attribute("x").as_int() + bar.attribute("width").as_int() == 1000);
    auto const head = scale.head(t);
    REQUIRE(document.load_buffer(head.view().data(), head.view().size()));
    CHECK(document.select_nodes("//span").size() == 3);
    CHECK(document.select_node("//span[3]").node().text().get() == std::string("March 2026"));
    // Of many steps a few are named, each with room for its name.
    auto const long_one = scale_over({ { date("2025-01-15") }, { date("2026-01-31") } }).head(t);
    REQUIRE(document.load_buffer(long_one.view().data(), long_one.view().size()));
    CHECK(document.select_nodes("//span").size() == 13);
    CHECK(document.select_nodes("//span[@class='named']").size() == 2);
    CHECK(document.select_node("//span[6]").node().text().get() == std::string("June 2025"));
}
