#include "casework/retract_value.hpp"

#include "base/text.hpp"
#include "casework/current_value.hpp"

namespace saksi::casework {

Result<void> retract_value(Workspace& workspace, Actor const& actor, RecordId const& record,
    StatementId const& statement, std::string reason)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    auto const view = TRY(workspace.record(reach, record));
    auto const* const value = TRY(current_value(view, statement));
    reason = TRY(tidy_text(reason));
    if (reason.empty())
        return Error { ErrorKind::invalid, N_("Say why this value is taken back."), "reason" };

    auto const retraction = workspace::Assertion { .field = value->field,
        .op = log::Op::retract,
        .value = std::nullopt,
        .supersedes = { statement },
        .note = std::move(reason) };
    TRY(workspace.append(permit, { .record = record, .assertions = { retraction } }));
    return {};
}

} // namespace saksi::casework
