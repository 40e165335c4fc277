#include "web/widgets/seen.hpp"

namespace saksi::web {

// More than these nobody reads one by one.
static constexpr std::size_t looked_through_max = 200;

// Of each member, the latest change that they had before them when they marked it.
static std::string key_of(Visit const& visit)
{
    return "seen." + visit.actor.handle();
}

NewSince new_since(Visit const& visit, std::size_t limit)
{
    auto const mark = visit.workspace.setting(key_of(visit));
    NewSince found;
    auto changes = visit.workspace.recent_changes(visit.reach, looked_through_max);
    for (auto& change : changes) {
        if (mark && change.commit.text() == *mark)
            return found;
        if (change.author == visit.actor.handle())
            continue;
        if (found.changes.size() == limit) {
            found.more = true;
            return found;
        }
        found.changes.push_back(std::move(change));
    }
    found.more = changes.size() == looked_through_max;
    return found;
}

void mark_seen(Visit const& visit)
{
    auto const latest = visit.workspace.recent_changes(visit.reach, 1);
    if (!latest.empty())
        visit.workspace.set_setting(key_of(visit), latest.front().commit.text());
}

} // namespace saksi::web
