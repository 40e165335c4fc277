// A record that was taken back is stated again.
#include "casework/take_back_record.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    TRY(casework::bring_back_record(visit.workspace, visit.actor, id, {}));
    return changed_at(visit, id, "record-back");
}

Page record_bring_back()
{
    return { .path = "/r/{id}/bring-back", .submit = submit };
}

} // namespace saksi::web::pages
