// A person decides between values that stand side by side.
#include "casework/settle_conflict.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto const sent = TRY(visit.request.form());
    auto const kept = TRY(StatementId::parse(sent.text("keep")));
    auto seen = std::vector<StatementId> {};
    for (auto const one : sent.texts("seen"))
        seen.push_back(TRY(StatementId::parse(one)));
    TRY(casework::settle_conflict(
        visit.workspace, visit.actor, id, kept, seen, std::string(sent.text("reason"))));
    return changed_at(visit, id, "settled");
}

Page record_settle()
{
    return { .path = "/r/{id}/settle", .submit = submit };
}

} // namespace saksi::web::pages
