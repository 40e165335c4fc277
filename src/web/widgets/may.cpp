#include "web/widgets/may.hpp"

namespace saksi::web {

bool may_change(Visit const& visit, workspace::RecordView const& record)
{
    return visit.workspace.may_write(visit.actor, record.dossier, record.type_key);
}

bool may_comment(Visit const& visit, workspace::RecordView const& record)
{
    return visit.workspace.may_comment(visit.actor, record.dossier, record.type_key);
}

Result<void> check_may_write(
    Visit const& visit, DossierId const& dossier, std::string_view type_key)
{
    if (!visit.workspace.may_write(visit.actor, dossier, type_key))
        return Error { ErrorKind::forbidden, N_("Your role does not let you change this."),
            dossier.text() };
    return {};
}

} // namespace saksi::web
