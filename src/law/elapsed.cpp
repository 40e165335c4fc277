#include "law/elapsed.hpp"

#include <algorithm>

namespace saksi::law {

static bool is_firm(FuzzyDate const& date)
{
    return !date.uncertain() && !date.approximate();
}

std::optional<Elapsed> elapsed(
    std::optional<FuzzyDate> const& from, std::optional<FuzzyDate> const& until)
{
    if (!from || !until || !from->earliest() || !from->latest() || !until->earliest()
        || !until->latest())
        return {};
    auto const most = until->latest()->days_since(*from->earliest());
    if (most < 0)
        return {};
    auto const least = until->earliest()->days_since(*from->latest());
    return Elapsed { .at_least = std::max(least, 0),
        .at_most = most,
        .approximate = !is_firm(*from) || !is_firm(*until) };
}

} // namespace saksi::law
