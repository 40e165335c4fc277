// How much of a space of faults a test walks: a share of it in every run, all of it by `make
// faults`.
#pragma once

#include <cstddef>
#include <cstdlib>

namespace saksi::testing {

// 1 when everything is asked for (SAKSI_THOROUGH is set), else `usual`: every so manieth case.
inline std::size_t step_of(std::size_t usual)
{
    auto const* asked = std::getenv("SAKSI_THOROUGH");
    return asked != nullptr && *asked != '\0' ? 1 : usual;
}

// With which of several kinds the case of this number begins, so that step_of(kinds) tries one of
// them, each in its turn, or all.
inline std::size_t begin_of(std::size_t number, std::size_t kinds)
{
    return step_of(2) == 1 ? 0 : number % kinds;
}

// How often something is tried whose bad moments come by chance: a hundred times in every run, ten
// thousand times when everything is asked for.
inline int rounds()
{
    return step_of(2) == 1 ? 10'000 : 100;
}

} // namespace saksi::testing
