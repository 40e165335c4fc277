#include "casework/settle_conflict.hpp"

#include "casework/current_value.hpp"

#include <algorithm>

namespace saksi::casework {

Result<void> settle_conflict(Workspace& workspace, Actor const& actor, RecordId const& record,
    StatementId const& kept, std::vector<StatementId> const& seen, std::string reason)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    auto const view = TRY(workspace.record(reach, record));
    auto const* const stays = TRY(current_value(view, kept));
    if (!view.in_conflict(stays->field))
        return Error { ErrorKind::invalid, N_("No values disagree in this field."), stays->field };

    auto assertion = workspace::Assertion { .field = stays->field,
        .value = stays->value,
        .source = stays->source,
        .confidence = stays->confidence,
        .note = std::move(reason) };
    // The kept statement too, else the same value would stand there twice.
    for (auto const* const one : view.all(stays->field)) {
        if (one->id == kept || std::ranges::find(seen, one->id) != seen.end())
            assertion.supersedes.push_back(one->id);
    }
    std::ranges::sort(assertion.supersedes);
    TRY(workspace.append(permit, { .record = record, .assertions = { assertion } }));
    return {};
}

} // namespace saksi::casework
