#include "law/origins.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace saksi::law {

std::size_t independent_origins(std::span<Telling const> tellings)
{
    std::set<std::string> origins;
    auto heard = false;
    for (auto const& telling : tellings) {
        heard = heard || telling.hearsay;
        if (telling.hearsay)
            continue;
        origins.insert(!telling.origin.empty() ? "origin " + folded(telling.origin)
                : !telling.teller.empty()      ? "teller " + telling.teller
                                               : "source " + telling.source);
    }
    return origins.empty() && heard ? 1 : origins.size();
}

} // namespace saksi::law
