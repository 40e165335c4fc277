#include "casework/open_case.hpp"

#include "casework/new_record.hpp"

namespace saksi::casework {

Result<RecordId> open_case(
    Workspace& workspace, Actor const& actor, schema::Entries const& entries, Basis const& basis)
{
    // The entries come first: a dossier that nothing heads could never be taken away again.
    auto const change = TRY(new_record(workspace, workspace.reach(actor), "case", entries, basis));
    auto const dossier = TRY(workspace.open_dossier(actor));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    TRY(workspace.append(permit, change));
    return change.record;
}

} // namespace saksi::casework
