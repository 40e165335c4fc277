#include "casework/change_record.hpp"

#include "casework/new_record.hpp"

#include <algorithm>

namespace saksi::casework {

namespace {

using workspace::Assertion;
using workspace::StatedValue;

// What stands in a field and is to be replaced, and what is to stand there instead.
struct Exchange {
    schema::Field const* field;
    std::vector<StatedValue const*> old_ones;
    std::vector<schema::Value> new_ones;
};

Error no_such_statement(std::string const& field)
{
    return { ErrorKind::invalid, N_("What is to be replaced does not stand in this field."),
        field };
}

// The statements about the record that `replaces` names. One that somebody else superseded
// meanwhile still counts: the new value then stands beside theirs.
Result<std::vector<StatedValue const*>> named(
    std::vector<StatedValue> const& history, FieldChange const& change)
{
    auto found = std::vector<StatedValue const*> {};
    for (auto const& id : change.replaces) {
        auto const one = std::ranges::find(history, id, &StatedValue::id);
        if (one == history.end() || one->field != change.field || !one->value)
            return no_such_statement(change.field);
        found.push_back(&*one);
    }
    return found;
}

bool says_the_same(StatedValue const& stands, schema::Value const& value, Basis const& basis)
{
    return stands.current && stands.value == value && stands.source == basis.source
        && (basis.confidence == log::Confidence::unstated || stands.confidence == basis.confidence);
}

// In a field of several values those that stay are left alone, with the sources they have.
void leave_what_stays(Exchange& exchange)
{
    auto old_left = exchange.old_ones;
    auto new_left = std::vector<schema::Value> {};
    for (auto& value : exchange.new_ones) {
        auto const same = std::ranges::find_if(old_left,
            [&](auto const* stands) { return stands->current && stands->value == value; });
        if (same != old_left.end())
            old_left.erase(same);
        else
            new_left.push_back(value);
    }
    // When nothing else changed, a person means to state the same again on another source.
    if (old_left.empty() && new_left.empty())
        return;
    exchange.old_ones = std::move(old_left);
    exchange.new_ones = std::move(new_left);
}

std::vector<StatementId> ids_of(std::span<StatedValue const* const> statements)
{
    auto ids = std::vector<StatementId> {};
    for (auto const* const one : statements)
        ids.push_back(one->id);
    std::ranges::sort(ids);
    return ids;
}

// A single value takes the place of all that it replaces; of several, the first new value that of
// the first old one and so on, and what is left over is taken back.
std::vector<Assertion> statements_for(Exchange const& exchange, Basis const& basis)
{
    auto const& [field, old_ones, new_ones] = exchange;
    if (old_ones.size() == 1 && new_ones.size() == 1
        && says_the_same(*old_ones[0], new_ones[0], basis))
        return {};
    auto made = std::vector<Assertion> {};
    auto rest = std::span { old_ones };
    for (auto const& value : new_ones) {
        auto const share = field->repeats ? std::min<std::size_t>(1, rest.size()) : rest.size();
        auto assertion = asserted(field->key, value, basis);
        assertion.supersedes = ids_of(rest.first(share));
        rest = rest.subspan(share);
        made.push_back(std::move(assertion));
    }
    if (!rest.empty()) {
        made.push_back({ .field = field->key,
            .op = log::Op::retract,
            .value = std::nullopt,
            .supersedes = ids_of(rest),
            .note = basis.note });
    }
    return made;
}

} // namespace

Result<void> change_record(Workspace& workspace, Actor const& actor, ChangeRecord const& request)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, request.record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    auto const view = TRY(workspace.record(reach, request.record));
    auto const* const type = TRY(workspace.schemas().find(view.type_key));
    TRY(check_basis(workspace, reach, request.basis));
    auto const history = TRY(workspace.history(reach, request.record));

    auto change = workspace::Change { .record = request.record, .assertions = {} };
    for (auto const& field_change : request.changes) {
        auto const parsed = schema::parse_entries(workspace.schemas(), *type,
            { { field_change.field, field_change.values } }, schema::Wholeness::part_of_record,
            find_record_in(workspace, reach));
        if (!parsed.faults.empty())
            return parsed.faults.front();
        auto exchange = Exchange { checked(type->find(field_change.field)), {}, {} };
        exchange.old_ones = TRY(named(history, field_change));
        for (auto const& entry : parsed.entries)
            exchange.new_ones.insert(
                exchange.new_ones.end(), entry.values.begin(), entry.values.end());
        if (exchange.new_ones.empty() && exchange.field->required)
            return Error { ErrorKind::invalid, N_("This field cannot be left empty."),
                field_change.field };
        if (exchange.field->repeats)
            leave_what_stays(exchange);
        for (auto& made : statements_for(exchange, request.basis))
            change.assertions.push_back(std::move(made));
    }
    if (!change.assertions.empty())
        TRY(workspace.append(permit, change));
    return {};
}

} // namespace saksi::casework
