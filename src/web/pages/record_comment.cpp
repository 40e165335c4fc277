// A comment on a record.
#include "casework/second_reading.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const sent = TRY(visit.request.form());
    TRY(casework::comment_on(visit.workspace, visit.actor, id, std::string(sent.text("words"))));
    return changed_at(visit, id, "added");
}

Page record_comment()
{
    return { .path = "/r/{id}/comment", .submit = submit };
}

} // namespace saksi::web::pages
