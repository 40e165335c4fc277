// The team of a fact-finding mission: exactly three people of Asian human-rights groups, at least
// one of them of the local group. Source of the rule: the alliance. Observers do not count.
#pragma once

#include "base/result.hpp"

#include <array>
#include <span>
#include <string>

namespace saksi::law {

// Holding one proves that the rule was kept: form() is its only maker.
class MissionTeam {
public:
    static constexpr std::size_t size = 3;

    // By handles. Somebody who is named twice is one person.
    // Errors: invalid  fewer or more than three, nobody of the local group, or somebody twice
    static Result<MissionTeam> form(
        std::span<std::string const> local_members, std::span<std::string const> other_members);

    std::array<std::string, size> const& members() const { return m_members; } // Local ones first.

private:
    MissionTeam() = default;
    std::array<std::string, size> m_members;
};

} // namespace saksi::law
