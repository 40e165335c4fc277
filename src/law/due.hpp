// Whether something with a date is late, due or far off. Dates that are not sure to the day are
// late only when no day is left that they can mean.
#pragma once

#include "base/edtf.hpp"

#include <cstdint>
#include <optional>

namespace saksi::law {

enum class Due : std::uint8_t { late, now, soon, later, undated };

inline constexpr int soon_days = 14;

// `now`: today is among the days that the date can mean. `soon`: it begins within soon_days.
Due due_of(std::optional<FuzzyDate> const&, Day const& today);

} // namespace saksi::law
