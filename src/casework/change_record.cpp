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

bool left_as_seen(Exchange const& exchange, bool alone)
{
    auto const is_new = [&](auto const* old) { return *old->value == exchange.new_ones[0]; };
    // Values that differ are decided between by a deed of its own, not by saving what is around.
    if (!alone && !exchange.field->repeats && exchange.new_ones.size() == 1
        && exchange.old_ones.size() > 1)
        return std::ranges::any_of(exchange.old_ones, is_new);
    return std::ranges::is_permutation(exchange.old_ones, exchange.new_ones, {},
        [](StatedValue const* old) -> schema::Value const& { return *old->value; });
}

// In a field of several values those that were left as seen keep the sources they have, and are
// not brought back when somebody else replaced them.
void leave_what_was_left(Exchange& exchange)
{
    auto new_left = std::vector<schema::Value> {};
    for (auto& value : exchange.new_ones) {
        auto const same = std::ranges::find_if(
            exchange.old_ones, [&](auto const* old) { return old->value == value; });
        if (same != exchange.old_ones.end())
            exchange.old_ones.erase(same);
        else
            new_left.push_back(std::move(value));
    }
    exchange.new_ones = std::move(new_left);
}

// What the request changes. When it changes nothing, what it means to state again.
std::vector<Exchange> meant(std::vector<Exchange> all)
{
    auto const alone = all.size() == 1;
    auto changed = std::vector<Exchange> {};
    for (auto const& exchange : all) {
        if (!left_as_seen(exchange, alone))
            changed.push_back(exchange);
    }
    if (changed.empty()) {
        std::erase_if(all, [](auto const& exchange) {
            return exchange.old_ones.size() != exchange.new_ones.size()
                || !std::ranges::all_of(exchange.old_ones, &StatedValue::current);
        });
        return all;
    }
    for (auto& exchange : changed) {
        if (exchange.field->repeats)
            leave_what_was_left(exchange);
    }
    return changed;
}

std::vector<StatementId> ids_of(std::span<StatedValue const* const> statements)
{
    auto ids = std::vector<StatementId> {};
    for (auto const* const one : statements)
        ids.push_back(one->id);
    std::ranges::sort(ids);
    return ids;
}

// A basis that nobody touched, as a form offers it, is no reason to state again what stands there:
// the source that it has would be lost.
bool is_untouched(Basis const& basis)
{
    return basis.source == log::Source { log::OwnObservation {} }
    && basis.confidence == log::Confidence::unstated && basis.note.empty();
}

// Whether the same values stand there already, and as well founded.
bool stands_already(Exchange const& exchange, Basis const& basis)
{
    return std::ranges::equal(exchange.old_ones, exchange.new_ones,
        [&](StatedValue const* stands, schema::Value const& value) {
            return says_the_same(
                *stands, value, is_untouched(basis) ? Basis { .source = stands->source } : basis);
        });
}

// A single value takes the place of all that it replaces; of several, the first new value that of
// the first old one and so on, and what is left over is taken back.
std::vector<Assertion> statements_for(Exchange const& exchange, Basis const& basis)
{
    if (stands_already(exchange, basis))
        return {};
    auto const& [field, old_ones, new_ones] = exchange;
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

// `history` outlives what is given back.
Result<std::vector<Exchange>> exchanges_of(Workspace const& workspace,
    workspace::Reach const& reach, ChangeRecord const& request,
    std::vector<StatedValue> const& history)
{
    auto const view = TRY(workspace.record(reach, request.record));
    auto const* const type = TRY(workspace.schemas().find(view.type_key));
    TRY(check_basis(workspace, reach, request.basis));
    auto exchanges = std::vector<Exchange> {};
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
        exchanges.push_back(std::move(exchange));
    }
    return meant(std::move(exchanges));
}

// Whether it came to stand without the person's knowing, or took back what the person saw.
bool is_news(StatedValue const& one, FieldChange const& change)
{
    auto const seen = [&](auto const& id) {
        return std::ranges::find(change.replaces, id) != change.replaces.end();
    };
    if (one.op == log::Op::retract)
        return std::ranges::any_of(one.supersedes, seen);
    return one.current && !seen(one.id);
}

} // namespace

Result<std::vector<Meanwhile>> changed_meanwhile(
    Workspace const& workspace, Actor const& actor, ChangeRecord const& request)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, request.record));
    TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    auto const history = TRY(workspace.history(reach, request.record));
    auto found = std::vector<Meanwhile> {};
    for (auto const& exchange : TRY(exchanges_of(workspace, reach, request, history))) {
        auto const change = std::ranges::find(
            request.changes, exchange.field->key, &FieldChange::field);
        auto one = Meanwhile { exchange.field->key, {}, {}, exchange.new_ones };
        for (auto const& stated : history) {
            if (stated.field == change->field && is_news(stated, *change))
                one.theirs.push_back(stated);
        }
        auto const the_same = [&](auto const& stated) {
            return stated.value && std::ranges::find(one.typed, *stated.value) != one.typed.end();
        };
        if (std::ranges::all_of(one.theirs, the_same))
            continue;
        for (auto const* const old : exchange.old_ones)
            one.saw.push_back(*old);
        found.push_back(std::move(one));
    }
    return found;
}

Result<void> change_record(Workspace& workspace, Actor const& actor, ChangeRecord const& request)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, request.record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    auto const history = TRY(workspace.history(reach, request.record));

    auto change = workspace::Change { .record = request.record, .assertions = {} };
    for (auto const& exchange : TRY(exchanges_of(workspace, reach, request, history))) {
        for (auto& made : statements_for(exchange, request.basis))
            change.assertions.push_back(std::move(made));
    }
    if (!change.assertions.empty())
        TRY(workspace.append(permit, change));
    return {};
}

} // namespace saksi::casework
