#include "law/mission_team.hpp"

#include <algorithm>
#include <set>

namespace saksi::law {

Result<MissionTeam> MissionTeam::form(
    std::span<std::string const> local_members, std::span<std::string const> other_members)
{
    std::set<std::string_view> named;
    for (auto const members : { local_members, other_members })
        named.insert(members.begin(), members.end());
    if (named.size() != local_members.size() + other_members.size())
        return Error { ErrorKind::invalid,
            N_("Somebody is named twice. The three are different people.") };
    if (named.size() != size)
        return Error { ErrorKind::invalid,
            N_("A mission has a team of exactly three people. Observers do not count.") };
    if (local_members.empty())
        return Error { ErrorKind::invalid, N_("At least one of the three is of the local group.") };
    MissionTeam team;
    auto const rest = std::ranges::copy(local_members, team.m_members.begin()).out;
    std::ranges::copy(other_members, rest);
    return team;
}

} // namespace saksi::law
