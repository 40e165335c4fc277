#include "law/origins.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

namespace saksi::law {

namespace {

// The same name, whatever stands between its words.
std::string bare(std::string_view name)
{
    std::string kept;
    for (auto const c : folded(name)) {
        auto const is_sign = static_cast<unsigned char>(c) < 0x80
            && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        if (!is_sign)
            kept += c;
    }
    return kept;
}

} // namespace

std::size_t independent_origins(std::span<Telling const> tellings)
{
    struct Known {
        std::string origin;
        std::string teller;
    };
    std::vector<Known> known;
    for (auto const& telling : tellings) {
        Known one { bare(telling.origin), telling.teller };
        if (!telling.second_hand && (!one.origin.empty() || !one.teller.empty()))
            known.push_back(std::move(one));
    }
    if (known.empty())
        return tellings.empty() ? 0 : 1;
    // Each leads to another one of the same origin, until one that leads to itself.
    std::vector<std::size_t> leads_to(known.size());
    std::iota(leads_to.begin(), leads_to.end(), std::size_t { 0 });
    auto const root = [&](std::size_t at) {
        while (leads_to[at] != at)
            at = leads_to[at];
        return at;
    };
    for (std::size_t one = 0; one < known.size(); ++one) {
        for (std::size_t other = 0; other < one; ++other) {
            auto const same = (!known[one].origin.empty()
                                  && known[one].origin == known[other].origin)
                || (!known[one].teller.empty() && known[one].teller == known[other].teller);
            if (same)
                leads_to[root(one)] = root(other);
        }
    }
    std::set<std::size_t> roots;
    for (std::size_t at = 0; at < known.size(); ++at)
        roots.insert(root(at));
    return roots.size();
}

} // namespace saksi::law
