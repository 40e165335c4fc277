// The visitor's tasks that are late, due or near.
#include "web/panel.hpp"
#include "web/widgets/task_list.hpp"

#include <algorithm>

namespace saksi::web::today {

using namespace render::tags;
using law::Due;
using render::Html;

static constexpr std::size_t shown_max = 6;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    auto tasks = casework::open_tasks(
        visit.workspace, visit.reach, today_of(visit), visit.actor.handle());
    auto const all = static_cast<std::int64_t>(tasks.open.size());
    std::erase_if(tasks.open, [](casework::Task const& task) { return task.due > Due::soon; });
    if (tasks.open.empty())
        return {};
    if (tasks.open.size() > shown_max)
        tasks.open.resize(shown_max);
    return section(class_("panel"), h2(t.tr("Your tasks")), task_list(visit, tasks.open),
        p(a(href_(render::Path("/tasks")), t.format_n("{n} task", "All {n} tasks", all))));
}

Panel tasks()
{
    return { .urgency = Urgency::deadline, .draw = draw };
}

} // namespace saksi::web::today
