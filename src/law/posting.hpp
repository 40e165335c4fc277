// Whether somebody was in post when an act happened, from dates that are seldom sure to the day.
#pragma once

#include "base/edtf.hpp"

#include <cstdint>
#include <optional>

namespace saksi::law {

enum class Overlap : std::uint8_t {
    no,       // On no reading of the dates.
    possible, // On some reading, or a date that it would need is missing or not sure.
    certain,  // On every reading.
};

// From when until when somebody held a post. A side that is missing is not known: a posting without
// an end is not taken to last until today.
struct Tenure {
    std::optional<FuzzyDate> from {};
    std::optional<FuzzyDate> until {};
};

// Whether the posting covers the whole of the act's date. A date written as "about" or "perhaps"
// can lie anywhere near, so it neither makes an answer certain nor rules one out. Model: Security
// Force Monitor: a commander is linked only within the dates of the command.
Overlap overlap_of(Tenure const&, std::optional<FuzzyDate> const& act);

} // namespace saksi::law
