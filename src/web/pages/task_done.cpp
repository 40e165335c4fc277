// A task is done.
#include "casework/tasks.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    TRY(casework::finish_task(visit.workspace, visit.actor, id));
    return changed_at(visit, id, "task-done");
}

Page task_done()
{
    return { .path = "/r/{id}/done", .submit = submit };
}

} // namespace saksi::web::pages
