#include "casework/open_dossier.hpp"

#include "casework/new_record.hpp"

namespace saksi::casework {

Result<RecordId> open_dossier(Workspace& workspace, Actor const& actor, std::string_view type_key,
    schema::Entries const& entries, Basis const& basis)
{
    auto const* const type = TRY(workspace.schemas().find(type_key));
    if (type->home != schema::Home::opens_dossier)
        return Error { ErrorKind::invalid, N_("Records of this type head no dossier."), type->key };
    TRY(workspace.check_may(actor, access::Deed::open_case));
    // The entries come first: a dossier that nothing heads could never be taken away again.
    auto const change = TRY(
        new_record(workspace, workspace.reach(actor), type_key, entries, basis));
    TRY(check_rule(*type, change));
    auto const dossier = TRY(workspace.open_dossier(actor));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    TRY(workspace.append(permit, change));
    return change.record;
}

} // namespace saksi::casework
