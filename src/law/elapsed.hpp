// How many days lie between two dates of which neither need be sure to the day.
#pragma once

#include "base/edtf.hpp"

#include <optional>

namespace saksi::law {

struct Elapsed {
    int at_least = 0; // In days; never below zero.
    int at_most = 0;
    bool approximate = false; // A date was written as "about" or "perhaps": it may be more or less.

    friend bool operator==(Elapsed const&, Elapsed const&) = default;
};

// From the first date to the second, over every reading of both. Two numbers that are the same are
// exact only if the answer is not approximate.
// Nothing when a date is missing or open on the side that is needed, or when the second lies before
// the first on every firm reading: then one of the two is wrong, and no number would be true.
std::optional<Elapsed> elapsed(
    std::optional<FuzzyDate> const& from, std::optional<FuzzyDate> const& until);

} // namespace saksi::law
