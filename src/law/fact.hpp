// A date as a rule of law may use it: what it says, and how far it may be relied on.
#pragma once

#include "base/edtf.hpp"

#include <cstdint>
#include <optional>

namespace saksi::law {

// How far a fact was seen in its source. The order is the order of trust.
enum class Standing : std::uint8_t {
    unverified,      // From memory or hearsay, or nobody said: no rule gives an answer on it.
    partly_verified, // The source was seen, but not for every part: answers are to be confirmed.
    verified,        // Seen in the named source.
};

struct DateFact {
    FuzzyDate date;
    Standing standing = Standing::unverified;
};

// The standing that a rule may count on: a date written as "about" or "perhaps" is no firmer than
// one that nobody verified, whatever source it was seen in.
inline Standing reliance(DateFact const& fact)
{
    if (fact.date.uncertain() || fact.date.approximate())
        return Standing::unverified;
    return fact.standing;
}

// The days between which something lies. A side that is not known is empty.
struct Bounds {
    std::optional<Day> earliest {};
    std::optional<Day> latest {};

    friend bool operator==(Bounds const&, Bounds const&) = default;
};

inline Bounds bounds_of(FuzzyDate const& date)
{
    return { date.earliest(), date.latest() };
}

// The unit a date is written in; of an interval, the unit of its ends.
FuzzyDate::Precision unit_of(FuzzyDate const&);

// A date that lies within the bounds, spelled no finer than `unit`: "2016-03", "2004/2005".
// Nothing when neither bound is known.
std::optional<FuzzyDate> date_within(Bounds const&, FuzzyDate::Precision unit);

} // namespace saksi::law
