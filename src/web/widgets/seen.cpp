#include "web/widgets/seen.hpp"

namespace saksi::web {

static constexpr std::size_t looked_through_first = 24;
// More than these nobody reads one by one.
static constexpr std::size_t looked_through_max = 200;

// Of each member, the latest change that they had before them when they marked it.
static std::string key_of(Visit const& visit)
{
    return "seen." + visit.actor.handle();
}

// Looks through so many of the latest changes; answers whether that was far enough.
static bool look_through(
    Visit const& visit, std::size_t changes_max, std::size_t limit, NewSince& found)
{
    auto const mark = visit.workspace.setting(key_of(visit));
    auto changes = visit.workspace.recent_changes(visit.reach, changes_max);
    for (auto& change : changes) {
        if (mark && change.commit.text() == *mark)
            return true;
        if (change.author == visit.actor.handle())
            continue;
        if (found.changes.size() == limit) {
            found.more = true;
            return true;
        }
        found.changes.push_back(std::move(change));
    }
    return changes.size() < changes_max;
}

NewSince new_since(Visit const& visit, std::size_t limit)
{
    // Mostly the mark is near: Today is drawn often and should not read far for it.
    for (auto const far : { looked_through_first, looked_through_max }) {
        NewSince found;
        if (look_through(visit, far, limit, found))
            return found;
        if (far == looked_through_max) {
            found.more = true;
            return found;
        }
    }
    return {};
}

void mark_seen(Visit const& visit)
{
    auto const latest = visit.workspace.recent_changes(visit.reach, 1);
    if (!latest.empty())
        visit.workspace.set_setting(key_of(visit), latest.front().commit.text());
}

} // namespace saksi::web
