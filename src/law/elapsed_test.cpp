#include "law/elapsed.hpp"

#include <doctest/doctest.h>
#include <vector>

namespace saksi::law {

static std::optional<FuzzyDate> date(char const* text)
{
    if (*text == '\0')
        return {};
    auto parsed = FuzzyDate::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

TEST_CASE("between two days there is one number, between vaguer dates a least and a most")
{
    CHECK(elapsed(date("2026-02-01"), date("2026-03-01")) == Elapsed { 28, 28, false });
    CHECK(elapsed(date("2024-02-01"), date("2024-03-01")) == Elapsed { 29, 29, false });
    CHECK(elapsed(date("2026-02"), date("2026-03")) == Elapsed { 1, 58, false });
    CHECK(elapsed(date("2026-02-10"), date("2026-02-10")) == Elapsed { 0, 0, false });
}

TEST_CASE("within one month nobody knows more than that it was less than a month")
{
    CHECK(elapsed(date("2026-02"), date("2026-02")) == Elapsed { 0, 27, false });
    CHECK(elapsed(date("2026-02-20"), date("2026-02")) == Elapsed { 0, 8, false });
}

TEST_CASE("about and perhaps make a number approximate")
{
    CHECK(elapsed(date("2026-02-01~"), date("2026-03-01")) == Elapsed { 28, 28, true });
    CHECK(elapsed(date("2026-02-01"), date("2026-03-01?")) == Elapsed { 28, 28, true });
}

TEST_CASE("a missing date, an open end and an end before the beginning give no number")
{
    CHECK_FALSE(elapsed(date(""), date("2026-03-01")).has_value());
    CHECK_FALSE(elapsed(date("2026-02-01"), date("")).has_value());
    CHECK_FALSE(elapsed(date("2026-02-01"), date("2026-03-01/..")).has_value());
    CHECK_FALSE(elapsed(date("../2026-02-01"), date("2026-03-01")).has_value());
    CHECK_FALSE(elapsed(date("2026-03-01"), date("2026-02")).has_value());
}

TEST_CASE("a vaguer date only widens the range")
{
    struct Told {
        char const* day;
        std::vector<char const*> vaguer;
    };
    std::vector<Told> const dates {
        { "2019-12-31", { "2019-12", "2019", "201X" } },
        { "2020-02-29", { "2020-02", "2020", "202X", "2020-02-28/2020-03-04" } },
        { "2021-01-01", { "2021-01", "2021", "202X" } },
    };
    for (std::size_t i = 0; i < dates.size(); ++i) {
        for (std::size_t j = i; j < dates.size(); ++j) {
            auto const exact = elapsed(date(dates[i].day), date(dates[j].day));
            REQUIRE(exact.has_value());
            CHECK(exact->at_least == exact->at_most);
            for (auto const* from : dates[i].vaguer) {
                for (auto const* until : dates[j].vaguer) {
                    auto const wide = elapsed(date(from), date(until));
                    REQUIRE(wide.has_value());
                    CHECK(wide->at_least <= exact->at_least);
                    CHECK(wide->at_most >= exact->at_most);
                }
            }
        }
    }
}

} // namespace saksi::law
