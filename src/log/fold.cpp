#include "log/fold.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace saksi::log {

// What `later` does to what it names: nothing, when it speaks of another field.
static void apply(Stated const& later, Folded& named)
{
    auto const& earlier = named.stated.statement;
    if (earlier.record != later.statement.record || earlier.field != later.statement.field)
        return;
    switch (later.statement.op) {
    case Op::assert_:
        named.ended_by.push_back(later.id);
        return;
    case Op::retract:
        if (later.group == named.stated.group)
            named.ended_by.push_back(later.id);
        else
            named.disputed_by.push_back(later.id);
        return;
    case Op::dispute:
        named.disputed_by.push_back(later.id);
        return;
    }
}

std::vector<Folded> fold(std::vector<Stated> stated)
{
    // The same statement in two commits, as when one group copies another's, stands twice: each has
    // its own author.
    auto const place = [](Stated const& one) {
        return std::tie(one.stated_at, one.id, one.commit);
    };
    auto const same = [&](Stated const& a, Stated const& b) { return place(a) == place(b); };
    std::ranges::sort(stated, {}, place);
    auto const doubles = std::ranges::unique(stated, same);
    stated.erase(doubles.begin(), doubles.end());

    std::vector<Folded> folded;
    std::unordered_map<StatementId, std::vector<std::size_t>> places;
    for (auto& one : stated) {
        places[one.id].push_back(folded.size());
        folded.push_back({ std::move(one), false, {}, {} });
    }
    for (auto const& later : folded) {
        for (auto const& id : later.stated.statement.supersedes) {
            if (auto const named = places.find(id); named != places.end()) {
                for (auto const index : named->second)
                    apply(later.stated, folded[index]);
            }
        }
    }
    for (auto& one : folded) {
        std::ranges::sort(one.ended_by);
        std::ranges::sort(one.disputed_by);
        one.current = one.stated.statement.op == Op::assert_ && one.ended_by.empty();
    }
    return folded;
}

} // namespace saksi::log
