// How far the second reading of a record is.
#include "casework/second_reading.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const sent = TRY(visit.request.form());
    TRY(casework::set_review(
        visit.workspace, visit.actor, id, std::string(sent.text("state")), sent.text("read")));
    return changed_at(visit, id, "saved");
}

Page record_review()
{
    return { .path = "/r/{id}/review", .submit = submit };
}

} // namespace saksi::web::pages
