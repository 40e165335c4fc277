// One saved change of a record is undone.
#include "casework/undo_change.hpp"
#include "web/layout.hpp"

#include <algorithm>

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const sent = TRY(visit.request.form());
    auto const commit = TRY(CommitId::parse(sent.text("change")));
    auto const history = TRY(visit.workspace.history(visit.reach, id));
    auto const& t = visit.tongue;
    auto const undone = std::ranges::find(history, commit, &workspace::StatedValue::commit);
    auto reason = std::string {};
    if (undone != history.end())
        reason = t.format(
            "Undone: the change of {} by {}", t.moment(undone->stated_at), undone->author);
    TRY(casework::undo_change(visit.workspace, visit.actor, id, commit, std::move(reason)));
    return changed_at(visit, id, "undone");
}

Page record_undo()
{
    return { .path = "/r/{id}/undo", .submit = submit };
}

} // namespace saksi::web::pages
