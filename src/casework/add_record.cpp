#include "casework/add_record.hpp"

#include "casework/new_record.hpp"

namespace saksi::casework {

Result<RecordId> add_record(Workspace& workspace, Actor const& actor, AddRecord const& request)
{
    // The gate comes first, so that a stranger cannot learn which types or fields a case uses.
    auto const permit = TRY(workspace.permit(actor, request.dossier, workspace::Grant::write));
    auto const change = TRY(new_record(
        workspace, workspace.reach(actor), request.type, request.entries, request.basis));
    TRY(workspace.append(permit, change));
    return change.record;
}

} // namespace saksi::casework
