#include "casework/take_back_record.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace saksi::casework {

Result<void> take_back_record(
    Workspace& workspace, Actor const& actor, RecordId const& record, std::string reason)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    reason = TRY(tidy_text(reason));
    if (reason.empty())
        return Error { ErrorKind::invalid, N_("Say why this record is taken back."), "reason" };

    auto retraction = workspace::Assertion { .field = std::string(log::type_field),
        .op = log::Op::retract,
        .value = std::nullopt,
        .note = std::move(reason) };
    for (auto const& one : TRY(workspace.history(reach, record))) {
        if (one.field == log::type_field && one.current)
            retraction.supersedes.push_back(one.id);
    }
    if (retraction.supersedes.empty())
        return Error { ErrorKind::conflict, N_("This record is taken back already."),
            record.text() };
    std::ranges::sort(retraction.supersedes);
    TRY(workspace.append(permit, { .record = record, .assertions = { retraction } }));
    return {};
}

Result<void> bring_back_record(
    Workspace& workspace, Actor const& actor, RecordId const& record, std::string note)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    note = TRY(tidy_text(note));
    auto const history = TRY(workspace.history(reach, record));

    workspace::StatedValue const* last = nullptr;
    for (auto const& one : history) {
        if (one.field != log::type_field || one.op != log::Op::assert_ || !one.value)
            continue;
        if (one.current)
            return Error { ErrorKind::conflict, N_("This record is not taken back."),
                record.text() };
        last = &one;
    }
    if (!last)
        return Error { ErrorKind::conflict, N_("This record is not taken back."), record.text() };
    auto const again = workspace::Assertion { .field = last->field,
        .value = last->value,
        .source = last->source,
        .confidence = last->confidence,
        .supersedes = { last->id },
        .note = std::move(note) };
    TRY(workspace.append(permit, { .record = record, .assertions = { again } }));
    return {};
}

} // namespace saksi::casework
