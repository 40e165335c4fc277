#include "casework/open_case.hpp"

#include "casework/open_dossier.hpp"

namespace saksi::casework {

Result<RecordId> open_case(
    Workspace& workspace, Actor const& actor, schema::Entries const& entries, Basis const& basis)
{
    return open_dossier(workspace, actor, "case", entries, basis);
}

} // namespace saksi::casework
