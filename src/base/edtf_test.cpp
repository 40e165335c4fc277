#include "base/edtf.hpp"

#include <doctest/doctest.h>
#include <random>
#include <vector>

namespace saksi {

using Precision = FuzzyDate::Precision;

static FuzzyDate date(std::string_view text)
{
    return MUST(FuzzyDate::parse(text));
}

static std::string any_point(std::mt19937_64& luck)
{
    auto const day = Day { 1900, 1, 1 }.plus_days(static_cast<int>(luck() % 70'000));
    auto const text = day.text();
    auto const shape = [&]() -> std::string {
        switch (luck() % 8) {
        case 0:
            return text.substr(0, 4);
        case 1:
            return text.substr(0, 7);
        case 2:
            return text.substr(0, 7) + "-XX";
        case 3:
            return text.substr(0, 4) + "-XX-XX";
        case 4:
            return text.substr(0, 4) + "-XX";
        case 5:
            return text.substr(0, 3) + "X";
        case 6:
            return text.substr(0, 2) + "XX";
        default:
            return text;
        }
    }();
    return shape + std::vector<std::string> { "", "?", "~", "%" }[luck() % 4];
}

static std::string any_date(std::mt19937_64& luck)
{
    switch (luck() % 6) {
    case 0:
        return any_point(luck) + "/";
    case 1:
        return "../" + any_point(luck);
    case 2: {
        auto const one = any_point(luck);
        auto const other = any_point(luck);
        return date(one).earliest() <= date(other).earliest() ? one + "/" + other
                                                              : other + "/" + one;
    }
    default:
        return any_point(luck);
    }
}

TEST_CASE("a date read back from its text is the same date, and never ends before it begins")
{
    std::mt19937_64 luck { 30 };
    for (int i = 0; i < 3000; ++i) {
        auto const text = any_date(luck);
        CAPTURE(text);
        auto const once = date(text);
        auto const twice = date(once.text());
        CHECK(once.text() == text);
        CHECK(twice == once);
        CHECK(twice.precision() == once.precision());
        CHECK(twice.uncertain() == once.uncertain());
        CHECK(twice.approximate() == once.approximate());
        CHECK(twice.earliest() == once.earliest());
        CHECK(twice.latest() == once.latest());
        CHECK((once.earliest() || once.latest()));
        if (once.earliest() && once.latest())
            CHECK(*once.earliest() <= *once.latest());
    }
}

TEST_CASE("a year or a month is never taken for a day")
{
    std::mt19937_64 luck { 31 };
    for (int i = 0; i < 3000; ++i) {
        auto const text = any_point(luck);
        CAPTURE(text);
        auto const read = date(text);
        auto const names_a_day = text.size() >= 10 && text.find('X') == std::string::npos;
        CHECK((read.precision() == Precision::day) == names_a_day);
        CHECK((read.earliest() == read.latest()) == names_a_day);
    }
}

TEST_CASE("the first and last day that a date can mean")
{
    struct Expected {
        std::string_view text;
        Precision precision;
        std::optional<Day> earliest;
        std::optional<Day> latest;
    };
    for (auto const& expected : std::vector<Expected> {
             { "2026-02-10", Precision::day, Day { 2026, 2, 10 }, Day { 2026, 2, 10 } },
             { "2024-02", Precision::month, Day { 2024, 2, 1 }, Day { 2024, 2, 29 } },
             { "2026-02-XX", Precision::month, Day { 2026, 2, 1 }, Day { 2026, 2, 28 } },
             { "2026", Precision::year, Day { 2026, 1, 1 }, Day { 2026, 12, 31 } },
             { "2026-XX-XX", Precision::year, Day { 2026, 1, 1 }, Day { 2026, 12, 31 } },
             { "198X", Precision::decade, Day { 1980, 1, 1 }, Day { 1989, 12, 31 } },
             { "19XX", Precision::century, Day { 1900, 1, 1 }, Day { 1999, 12, 31 } },
             { "2026-02/2026-04", Precision::interval, Day { 2026, 2, 1 }, Day { 2026, 4, 30 } },
             { "2026-02/..", Precision::interval, Day { 2026, 2, 1 }, std::nullopt },
             { "2026-02/", Precision::interval, Day { 2026, 2, 1 }, std::nullopt },
             { "../2026", Precision::interval, std::nullopt, Day { 2026, 12, 31 } },
         }) {
        CAPTURE(expected.text);
        auto const read = date(expected.text);
        CHECK(read.precision() == expected.precision);
        CHECK(read.earliest() == expected.earliest);
        CHECK(read.latest() == expected.latest);
    }
}

TEST_CASE("about and perhaps are kept apart, on either end of a span")
{
    CHECK(date("2026~").approximate());
    CHECK_FALSE(date("2026~").uncertain());
    CHECK(date("2026?").uncertain());
    CHECK_FALSE(date("2026?").approximate());
    CHECK(date("2026%").uncertain());
    CHECK(date("2026%").approximate());
    CHECK(date("2025/2026~").approximate());
    CHECK(date("2025?/2026").uncertain());
}

TEST_CASE("white space around a date and a small x are typing, not meaning")
{
    CHECK(date("  2026-02-xx\n").text() == "2026-02-XX");
}

TEST_CASE("what is not a date is refused with a sentence that shows the forms")
{
    for (auto const* text : { "", "yesterday", "10.2.2026", "2/2026", "02/2026", "2026/02",
             "2026-2-1", "26", "2XXX", "X026", "20X6", "2026-X2", "2026-XX-10", "202X-02",
             "2026-02-10T10:00", "../..", "/", "..", "2026//2027", "2026/2027/2028", "2026??", "?",
             "y2026", "2026-21", "-2026", "2026-02-1X", "२०२६", "２０２６", "2026 - 02" }) {
        CAPTURE(text);
        auto const refused = FuzzyDate::parse(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::invalid);
        CHECK_FALSE(refused.error().message.empty());
    }
    auto const forms = FuzzyDate::parse("yesterday").error().message.text();
    for (auto const* form : { "2026-02-10", "2026-02 ", "2026 ", "202X", "~", "?", "/" })
        CHECK(forms.find(form) != std::string_view::npos);
}

TEST_CASE("a day, month or order that cannot be is refused by its own sentence")
{
    CHECK(FuzzyDate::parse("2026-02-30").error().message
        == FuzzyDate::parse("2025-06-31").error().message);
    CHECK_FALSE(FuzzyDate::parse("2026-13"));
    CHECK_FALSE(FuzzyDate::parse("2026-00"));
    CHECK_FALSE(FuzzyDate::parse("2026/2025"));
    CHECK(FuzzyDate::parse("2026-03-10/2026-03"));
}

TEST_CASE("a known day makes the date of that day")
{
    CHECK(FuzzyDate::of({ 2026, 3, 7 }) == date("2026-03-07"));
    CHECK(FuzzyDate::of({ 2026, 3, 7 }).latest() == Day { 2026, 3, 7 });
}

} // namespace saksi
