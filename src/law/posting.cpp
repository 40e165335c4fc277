#include "law/posting.hpp"

namespace saksi::law {

static bool is_firm(FuzzyDate const& date)
{
    return !date.uncertain() && !date.approximate();
}

// Whether `first` is over before `second` begins, on every reading.
static bool surely_before(
    std::optional<FuzzyDate> const& first, std::optional<FuzzyDate> const& second)
{
    return first && second && is_firm(*first) && is_firm(*second) && first->latest()
        && second->earliest() && *first->latest() < *second->earliest();
}

// As surely_before, but the same day will do: the first and the last day in post are in post.
static bool surely_not_after(
    std::optional<FuzzyDate> const& first, std::optional<FuzzyDate> const& second)
{
    return first && second && is_firm(*first) && is_firm(*second) && first->latest()
        && second->earliest() && *first->latest() <= *second->earliest();
}

Overlap overlap_of(Tenure const& tenure, std::optional<FuzzyDate> const& act)
{
    if (surely_before(act, tenure.from) || surely_before(tenure.until, act))
        return Overlap::no;
    if (surely_not_after(tenure.from, act) && surely_not_after(act, tenure.until))
        return Overlap::certain;
    return Overlap::possible;
}

} // namespace saksi::law
