#include "casework/attach_file.hpp"

#include "casework/new_record.hpp"

#include <algorithm>

namespace saksi::casework {

Result<FileHash> attach_file(
    Workspace& workspace, Actor const& actor, AttachFile const& request, ByteView original)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, request.record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    auto const view = TRY(workspace.record(reach, request.record));
    auto const* const type = TRY(workspace.schemas().find(view.type_key));
    TRY(check_basis(workspace, reach, request.basis));

    auto const* const field = type->find(request.field);
    if (!field)
        return Error { ErrorKind::not_found, N_("The record has no such field."), request.field };
    if (field->kind != schema::FieldKind::file)
        return Error { ErrorKind::invalid, N_("This field is not for files."), request.field };
    for (auto const* const stands : view.all(request.field)) {
        if (!field->repeats && !std::ranges::count(request.replaces, stands->id))
            return Error { ErrorKind::invalid, N_("There is a file in this field already."),
                request.field };
    }

    auto file = TRY(workspace.keep_file(permit, request.name, request.media_type, original));
    auto const hash = file.sha256;
    auto assertion = asserted(request.field, std::move(file), request.basis);
    assertion.supersedes = request.replaces;
    std::ranges::sort(assertion.supersedes);
    TRY(workspace.append(permit, { .record = request.record, .assertions = { assertion } }));
    return hash;
}

} // namespace saksi::casework
