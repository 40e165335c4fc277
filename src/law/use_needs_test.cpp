#include "law/use_needs.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

using namespace saksi::law;

TEST_CASE("of an empty case everything is missing, of a full one nothing")
{
    CaseTells everything;
    for (std::size_t i = 0; i < need_count; ++i)
        everything.needs.insert(static_cast<Need>(i));
    for (auto const& use : uses())
        everything.consents.insert(std::string(use.consent));
    for (auto const& use : uses()) {
        CHECK(missing(use, {}) == use.needs);
        CHECK(missing(use, everything).empty());
        CHECK(!use.source.empty());
    }
}

TEST_CASE("one thing more never makes more missing, and consent for one use is not for another")
{
    for (auto const& use : uses()) {
        CaseTells tells;
        auto before = missing(use, tells).size();
        for (auto const need : use.needs) {
            tells.needs.insert(need);
            auto const now = missing(use, tells).size();
            CHECK(now <= before);
            before = now;
        }
        tells.consents.insert(std::string("CO-17")); // For teaching.
        auto const left = missing(use, tells);
        CHECK(std::ranges::count(left, Need::consent)
            == std::ranges::count(use.needs, Need::consent));
    }
}
