#include "casework/new_record.hpp"

namespace saksi::casework {

schema::FindRecord find_record_in(Workspace const& workspace, workspace::Reach const& reach)
{
    return [&](std::vector<std::string> const& types, std::string_view text) {
        return workspace.find_record(reach, types, text);
    };
}

Result<void> check_basis(
    Workspace const& workspace, workspace::Reach const& reach, Basis const& basis)
{
    auto const* const source = std::get_if<RecordId>(&basis.source);
    if (source && !workspace.dossier_of(reach, *source))
        return Error { ErrorKind::not_found, N_("The record named as the source is not here."),
            source->text() };
    return {};
}

workspace::Assertion asserted(std::string field, schema::Value value, Basis const& basis)
{
    return { .field = std::move(field),
        .value = std::move(value),
        .source = basis.source,
        .confidence = basis.confidence,
        .note = basis.note };
}

Result<void> check_rule(schema::RecordType const& type, workspace::Change const& fresh)
{
    if (!type.rule)
        return {};
    schema::Standing standing;
    for (auto const& assertion : fresh.assertions) {
        if (assertion.value)
            standing[assertion.field].push_back(*assertion.value);
    }
    if (auto const broken = type.rule(standing))
        return Error { ErrorKind::invalid, broken->reason, broken->field };
    return {};
}

Result<workspace::Change> new_record(Workspace& workspace, workspace::Reach const& reach,
    std::string_view type_key, schema::Entries const& entries, Basis const& basis)
{
    auto const* const type = TRY(workspace.schemas().find(type_key));
    if (type->retired)
        return Error { ErrorKind::invalid, N_("No new ones are made of these any more."),
            type->key };
    TRY(check_basis(workspace, reach, basis));
    auto parsed = schema::parse_entries(workspace.schemas(), *type, entries,
        schema::Wholeness::whole_record, find_record_in(workspace, reach));
    if (!parsed.faults.empty())
        return parsed.faults.front();

    auto const natural = schema::natural_id(*type, parsed.entries);
    auto const id = natural ? *natural : RecordId::fresh(workspace.dice());
    if (natural) {
        auto const there = workspace.record(reach, id);
        if (there && there->taken_back)
            return Error { ErrorKind::conflict,
                N_("This record was there and was taken back. Bring it back on its page instead."),
                id.text() };
        if (there)
            return Error { ErrorKind::conflict, N_("This record is there already."), id.text() };
    }

    auto change = workspace::Change { .record = id, .assertions = {} };
    change.assertions.push_back(
        asserted(std::string { log::type_field }, schema::Text { type->key }, basis));
    for (auto& entry : parsed.entries) {
        for (auto& value : entry.values)
            change.assertions.push_back(asserted(entry.field->key, std::move(value), basis));
    }
    return change;
}

} // namespace saksi::casework
