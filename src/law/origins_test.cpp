#include "law/origins.hpp"

#include <doctest/doctest.h>
#include <vector>

using saksi::law::independent_origins;
using Tellings = std::vector<saksi::law::Telling>;

TEST_CASE("origins are counted, not documents")
{
    CHECK(independent_origins(Tellings {}) == 0);
    CHECK(independent_origins(Tellings { { "a", "Press office", "" }, { "b", "press OFFICE", "" },
              { "c", "Press office", "" } })
        == 1);
    CHECK(
        independent_origins(Tellings { { "a", "", "P-1" }, { "b", "", "P-1" }, { "c", "", "P-2" } })
        == 2);
    CHECK(independent_origins(Tellings { { "a", "", "" }, { "b", "", "" } }) == 2);
}

TEST_CASE("what somebody heard from others adds no origin")
{
    CHECK(independent_origins(Tellings { { "a", "", "P-1" }, { "b", "", "P-2", true } }) == 1);
    CHECK(
        independent_origins(Tellings { { "b", "", "P-2", true }, { "c", "", "P-3", true } }) == 1);
}

TEST_CASE("one telling more never makes fewer origins, and the same one again changes nothing")
{
    Tellings told;
    std::size_t before = 0;
    for (auto const& one : Tellings { { "a", "", "P-1" }, { "b", "X", "" },
             { "c", "", "P-1", true }, { "d", "x", "P-9" }, { "e", "", "" } }) {
        told.push_back(one);
        auto const now = independent_origins(told);
        CHECK(now >= before);
        told.push_back(one);
        CHECK(independent_origins(told) == now);
        before = now;
    }
    CHECK(before == 3);
}
