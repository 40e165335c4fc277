// A person decides between values that stand side by side.
#include "casework/settle_conflict.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const sent = TRY(visit.request.form());
    auto const kept = TRY(StatementId::parse(sent.text("keep")));
    TRY(casework::settle_conflict(
        visit.workspace, visit.actor, id, kept, std::string(sent.text("reason"))));
    return done_at(record_path(id), "settled");
}

Page record_settle()
{
    return { .path = "/r/{id}/settle", .submit = submit };
}

} // namespace saksi::web::pages
