// A whole record is taken back.
#include "casework/take_back_record.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const sent = TRY(visit.request.form());
    TRY(casework::take_back_record(
        visit.workspace, visit.actor, id, std::string(sent.text("reason"))));
    return changed_at(visit, id, "record-taken-back");
}

Page record_take_back()
{
    return { .path = "/r/{id}/take-back", .submit = submit };
}

} // namespace saksi::web::pages
