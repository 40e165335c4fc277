#include "casework/tasks.hpp"

#include "base/text.hpp"
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
    TaskList tasks;
    // Those that are done grow for ever: they are left out before anything is counted.
    workspace::ListQuery query { .type = "task",
        .filters = { { "state", "done", true }, { "state", "dropped", true } },
        .sort = "due",
        .limit = tasks_max };
    query.dossier = dossier;
    auto const take = [&](auto const& wanted) {
        auto page = workspace.list(reach, query);
        if (!page)
            return;
        tasks.left_out += page->total - page->rows.size();
        for (auto& row : page->rows) {
            auto const name = latest_in<schema::Text>(row, "owner");
            if (!is_open(row) || !wanted(name))
                continue;
            auto const when = latest_in<FuzzyDate>(row, "due");
            tasks.open.push_back(
                { std::move(row), law::due_of(when, today), when, !name.has_value() });
        }
    };
    using Name = std::optional<schema::Text>;
    if (owner) {
        take([](Name const& name) { return !name; });
        query.filters.push_back({ "owner", *owner });
        take([&](Name const& name) { return name && folded(name->text) == folded(*owner); });
    } else {
        take([](Name const&) { return true; });
    }
    std::ranges::stable_sort(tasks.open, {}, [](Task const& task) {
        return std::pair(task.due, task.date ? task.date->earliest() : std::nullopt);
    });
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
