#include "law/posting.hpp"

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

static Overlap overlap(char const* from, char const* until, char const* act)
{
    return overlap_of({ date(from), date(until) }, date(act));
}

TEST_CASE("whoever was in post all the time in which the act can lie was there for certain")
{
    CHECK(overlap("2019", "2021", "2020-03-10") == Overlap::certain);
    CHECK(overlap("2020-03-10", "2020-03-10", "2020-03-10") == Overlap::certain);
    CHECK(overlap("2019", "2021", "2020") == Overlap::certain);
    CHECK(overlap("2019-01/2019-06", "2021", "2019-07") == Overlap::certain);
}

TEST_CASE("whoever came after the act or left before it is not linked to it")
{
    CHECK(overlap("2020-04", "2021", "2020-03-10") == Overlap::no);
    CHECK(overlap("2019", "2020-02", "2020-03-10") == Overlap::no);
    CHECK(overlap("", "2020-02", "2020-03") == Overlap::no);
    CHECK(overlap("2020-04", "", "2020-03") == Overlap::no);
}

TEST_CASE("in the month in which somebody took over, nobody knows which of the two it was")
{
    CHECK(overlap("2020-03", "2021", "2020-03-10") == Overlap::possible);
    CHECK(overlap("2019", "2020-03", "2020-03-10") == Overlap::possible);
    CHECK(overlap("2020-03-10", "2021", "2020-03") == Overlap::possible);
}

TEST_CASE("a posting without an end is not taken to last, nor an act without a date to fit")
{
    CHECK(overlap("2019", "", "2020-03-10") == Overlap::possible);
    CHECK(overlap("2019", "2019/..", "2020-03-10") == Overlap::possible);
    CHECK(overlap("2019", "2021", "") == Overlap::possible);
    CHECK(overlap("", "", "") == Overlap::possible);
}

TEST_CASE("about and perhaps make nothing certain and rule nothing out")
{
    CHECK(overlap("2019~", "2021", "2020-03-10") == Overlap::possible);
    CHECK(overlap("2019", "2021?", "2020-03-10") == Overlap::possible);
    CHECK(overlap("2019", "2021", "2022~") == Overlap::possible);
}

TEST_CASE("a vaguer date never turns a no into a yes, nor a may-be into a certainty")
{
    struct Told {
        char const* day;
        std::vector<char const*> vaguer;
    };
    std::vector<Told> const dates {
        { "2019-12-31", { "2019-12", "2019", "201X", "2019-12-31~", "2019-12-31?" } },
        { "2020-03-10", { "2020-03", "2020", "202X", "2020-03/2020-04", "2020-03-10~" } },
        { "2020-03-11", { "2020-03", "2020", "202X", "2020-03-11/..", "2020-03-11%" } },
        { "2021-01-01", { "2021-01", "2021", "202X", "../2021-01-01", "2021-01-01?" } },
    };
    for (auto const& from : dates) {
        for (auto const& until : dates) {
            for (auto const& act : dates) {
                auto const exact = overlap(from.day, until.day, act.day);
                if (exact == Overlap::certain)
                    continue;
                for (auto const* vaguer : act.vaguer)
                    CHECK(overlap(from.day, until.day, vaguer) != Overlap::certain);
                for (auto const* vaguer : from.vaguer)
                    CHECK(overlap(vaguer, until.day, act.day) != Overlap::certain);
                for (auto const* vaguer : until.vaguer)
                    CHECK(overlap(from.day, vaguer, act.day) != Overlap::certain);
            }
        }
    }
}

} // namespace saksi::law
