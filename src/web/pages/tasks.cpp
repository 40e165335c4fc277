// What is to be done: by the visitor, or by everybody whose cases are within reach.
#include "web/layout.hpp"
#include "web/widgets/task_list.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using casework::Task;
using law::Due;
using render::Html;
using render::Path;

static Html group(
    Visit const& visit, std::vector<Task> const& tasks, Due from, Due to, Message head)
{
    std::vector<Task> some;
    for (auto const& task : tasks) {
        if (task.due >= from && task.due <= to)
            some.push_back(task);
    }
    if (some.empty())
        return {};
    return section(class_("panel"), h2(visit.tongue.tr(head)), task_list(visit, some));
}

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const everybody = visit.request.query_value("of") == "all";
    auto const tasks = casework::open_tasks(visit.workspace, visit.reach, today_of(visit),
        everybody ? std::nullopt : std::optional(visit.actor.handle()));
    auto const& open = tasks.open;
    Html const body = fragment(
        div(class_("page-head"),
            div(h1(t.tr("Tasks")),
                p(class_("lead"),
                    everybody ? t.tr("Of everybody, in the cases that you see.")
                              : t.tr("Yours, and those that nobody has taken. A task is added in "
                                     "the case that it is about."))),
            div(class_("actions"),
                everybody ? Html(a(class_("button"), href_(Path("/tasks")), t.tr("Only mine")))
                          : Html(a(class_("button"), href_(Path("/tasks").with("of", "all")),
                                t.tr("Of everybody"))),
                a(class_("button quiet"), href_(Path("/records/task")),
                    t.tr("All, also what is done")))),
        when(open.empty(),
            [&]() -> Html {
                return div(class_("empty"), h2(t.tr("Nothing to do")),
                    p(t.tr("What is due stands on Today as well.")));
            }),
        group(visit, open, Due::late, Due::now, N_("Late or due")),
        group(visit, open, Due::soon, Due::soon, N_("In the next two weeks")),
        group(visit, open, Due::later, Due::later, N_("Later")),
        group(visit, open, Due::undated, Due::undated, N_("Without a date")),
        when(tasks.left_out > 0, [&]() -> Html {
            return p(class_("muted"),
                t.format_n("{n} more is not shown.", "{n} more are not shown.",
                    static_cast<std::int64_t>(tasks.left_out)));
        }));
    return page_of(visit, { .title = std::string(t.tr("Tasks")), .place = Place::today }, body);
}

Page tasks()
{
    return { .path = "/tasks", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
