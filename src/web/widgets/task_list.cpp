#include "web/widgets/task_list.hpp"

#include "casework/values_in.hpp"
#include "render/date_words.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"

namespace saksi::web {

using namespace render::tags;
using casework::Task;
using law::Due;
using render::Html;

namespace {

Html due_mark(render::Tongue const& t, Task const& task)
{
    auto const date = task.date ? render::date_words(t, *task.date) : std::string {};
    switch (task.due) {
    case Due::late:
        return span(class_("chip bad"), t.format("late: {}", date));
    case Due::now:
        return span(class_("chip warn"), t.format("due: {}", date));
    case Due::soon:
        return span(class_("chip warn"), date);
    case Due::later:
        return span(class_("chip"), date);
    case Due::undated:
        return {};
    }
    return {};
}

} // namespace

Day today_of(Visit const& visit)
{
    return Day::from_unix(std::max<UnixSeconds>(visit.workspace.clock().now(), 0));
}

Html task_list(Visit const& visit, std::span<Task const> tasks)
{
    auto const& t = visit.tongue;
    return ul(class_("plain tasks"), each(tasks, [&](Task const& task) -> Html {
        auto const& record = task.record;
        auto const name = casework::latest_in<schema::Text>(record, "owner");
        return li(class_("row"),
            when(may_change(visit, record),
                [&]() -> Html {
                    return form(class_("inline"), method_("post"),
                        action_(record_path(record.id) / "done"), form_id_input(visit),
                        button(type_("submit"), class_("quiet"),
                            aria_label_(t.format("Done: {}", record.title)), t.tr("Done")));
                }),
            a(href_(record_path(record.id)), bdi(record.title)), due_mark(t, task),
            when(name.has_value(),
                [&]() -> Html { return span(class_("muted small"), bdi(name->text)); }),
            when(task.nobodys,
                [&]() -> Html { return span(class_("muted small"), t.tr("nobody yet")); }));
    }));
}

Html task_panel(Visit const& visit, workspace::RecordView const& record)
{
    if (!record.type || record.type->home != schema::Home::opens_dossier)
        return {};
    auto const tasks = casework::open_tasks(
        visit.workspace, visit.reach, today_of(visit), {}, record.dossier);
    if (tasks.open.empty())
        return {};
    auto const& t = visit.tongue;
    return section(class_("panel"),
        h2(t.tr("To do"), " ",
            span(class_("count"), t.number(static_cast<std::int64_t>(tasks.open.size())))),
        task_list(visit, tasks.open));
}

} // namespace saksi::web
