#include "law/mission_team.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace saksi;
using law::MissionTeam;
using Handles = std::vector<std::string>;

TEST_CASE("a mission is three different people, one of them at least of the local group")
{
    CHECK(!MissionTeam::form(Handles { "dawn-1" }, Handles { "rose-1" }));
    CHECK(!MissionTeam::form(Handles {}, Handles { "rose-1", "rose-2", "lake-1" }));
    CHECK(!MissionTeam::form(Handles { "dawn-1" }, Handles { "rose-1", "rose-2", "lake-1" }));
    CHECK(!MissionTeam::form(Handles { "dawn-1" }, Handles { "rose-1", "dawn-1" }));
    CHECK(!MissionTeam::form(Handles { "dawn-1", "dawn-1" }, Handles { "rose-1" }));
    auto const team = MissionTeam::form(Handles { "dawn-1" }, Handles { "rose-1", "lake-1" });
    REQUIRE(team);
    CHECK(team->members() == std::array<std::string, 3> { "dawn-1", "rose-1", "lake-1" });
}

TEST_CASE("of all splits of up to six people just those of three with a local one make a team")
{
    for (std::size_t local = 0; local <= 3; ++local) {
        for (std::size_t others = 0; others <= 3; ++others) {
            Handles ours;
            Handles theirs;
            for (std::size_t i = 0; i < local; ++i)
                ours.push_back("dawn-" + std::to_string(i));
            for (std::size_t i = 0; i < others; ++i)
                theirs.push_back("rose-" + std::to_string(i));
            CHECK(bool(MissionTeam::form(ours, theirs)) == (local >= 1 && local + others == 3));
        }
    }
}
