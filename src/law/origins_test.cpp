#include "law/origins.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <vector>

using saksi::law::independent_origins;
using saksi::law::Telling;
using Tellings = std::vector<Telling>;

TEST_CASE("origins are counted, not documents")
{
    CHECK(independent_origins(Tellings {}) == 0);
    CHECK(independent_origins(
              Tellings { { "Press office" }, { "press OFFICE" }, { "Press office." } })
        == 1);
    CHECK(independent_origins(Tellings { { "", "P-1" }, { "", "P-1" }, { "", "P-2" } }) == 2);
    // The same person, once with and once without the group that wrote it down.
    CHECK(independent_origins(Tellings { { "Rose Group", "P-1" }, { "", "P-1" } }) == 1);
}

TEST_CASE("what nobody said who is behind, and what is told at second hand, corroborates nothing")
{
    CHECK(independent_origins(Tellings { {}, {} }) == 1);
    CHECK(independent_origins(Tellings { { "", "P-1" }, {} }) == 1);
    CHECK(independent_origins(Tellings { { "", "P-1" }, { "", "P-2", true } }) == 1);
    CHECK(independent_origins(Tellings { { "", "P-2", true }, { "", "P-3", true } }) == 1);
}

TEST_CASE("the order of the tellings and telling one again change nothing")
{
    std::mt19937_64 luck(5);
    static constexpr std::string_view origins[] = { "", "A", "b", "C." };
    static constexpr std::string_view tellers[] = { "", "P-1", "P-2" };
    std::size_t most = 0;
    for (auto round = 0; round < 300; ++round) {
        Tellings told;
        for (auto left = luck() % 6; left > 0; --left)
            told.push_back({ std::string(origins[luck() % 4]), std::string(tellers[luck() % 3]),
                luck() % 4 == 0 });
        auto const counted = independent_origins(told);
        most = std::max(most, counted);
        CHECK(counted <= told.size());
        auto again = told;
        if (!told.empty())
            again.push_back(told.front());
        std::ranges::shuffle(again, luck);
        CHECK(independent_origins(again) == counted);
    }
    CHECK(most >= 3);
}
