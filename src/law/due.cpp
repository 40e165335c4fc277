#include "law/due.hpp"

namespace saksi::law {

Due due_of(std::optional<FuzzyDate> const& date, Day const& today)
{
    if (!date || (!date->earliest() && !date->latest()))
        return Due::undated;
    if (date->latest() && *date->latest() < today)
        return Due::late;
    if (!date->earliest() || *date->earliest() <= today)
        return Due::now;
    return date->earliest()->days_since(today) <= soon_days ? Due::soon : Due::later;
}

} // namespace saksi::law
