#include "casework/tasks.hpp"

#include "casework/change_record.hpp"
#include "casework/values_in.hpp"

#include <algorithm>

namespace saksi::casework {

namespace {

constexpr std::size_t tasks_max = 500;

bool is_open(workspace::RecordView const& record)
{
    auto const term = latest_in<schema::Term>(record, "state");
    return !term || (term->code != "done" && term->code != "dropped");
}

} // namespace

TaskList open_tasks(Workspace const& workspace, workspace::Reach const& reach, Day const& today,
    std::optional<std::string> const& owner, std::optional<DossierId> const& dossier)
{
    workspace::ListQuery query { .type = "task", .sort = "due", .limit = tasks_max };
    query.dossier = dossier;
    if (owner)
        query.filters.push_back({ "owner", *owner });
    auto page = workspace.list(reach, query);
    if (!page)
        return {};
    TaskList tasks;
    tasks.left_out = page->total - page->rows.size();
    for (auto& row : page->rows) {
        if (!is_open(row))
            continue;
        auto const when = latest_in<FuzzyDate>(row, "due");
        tasks.open.push_back({ std::move(row), law::due_of(when, today), when });
    }
    std::ranges::stable_sort(tasks.open, {}, &Task::due);
    return tasks;
}

Result<void> finish_task(Workspace& workspace, Actor const& actor, RecordId const& id)
{
    auto const record = TRY(workspace.record(workspace.reach(actor), id));
    if (record.type_key != "task")
        return Error { ErrorKind::invalid, N_("This is no task."), id.text() };
    FieldChange change { .field = "state", .values = { { { "", "done" } } } };
    for (auto const* stated : record.all("state"))
        change.replaces.push_back(stated->id);
    return change_record(workspace, actor, { .record = id, .changes = { std::move(change) } });
}

} // namespace saksi::casework
