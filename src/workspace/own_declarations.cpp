// What a group declares for itself: record types, fields, vocabularies and terms. They are records
// in the group's papers, which administrators write; the schemas of this desk follow from them.
#include "workspace/desk.hpp"

#include <algorithm>

namespace saksi::workspace {

std::vector<schema::OwnDeclaration> Workspace::Desk::own_declarations() const
{
    std::vector<schema::OwnDeclaration> declarations;
    for (auto const type : schema::own::types) {
        for (auto& row : store->reading().standing(type, dossier_row(papers).number)) {
            if (declarations.empty() || declarations.back().record != row.record)
                declarations.push_back({ row.record, std::string(type) });
            if (auto value = log::parse_value(row.value))
                declarations.back().values[row.field].push_back(*std::move(value));
        }
    }
    return declarations;
}

void Workspace::Desk::know_declarations()
{
    // Before there were members, there were no papers.
    auto const known = store->log().setting(setting_papers);
    auto const id = known ? DossierId::parse(*known) : Result<DossierId>(DossierId {});
    if (!known || !id || !dossier_rows.contains(*id))
        return;
    papers = *id;
    if (auto const declarations = own_declarations(); !declarations.empty())
        know_declarations(schema::extended(parts.schemas, declarations));
}

void Workspace::Desk::know_declarations(schema::Extended declared)
{
    refused_declarations = std::move(declared.refused);
    own_schemas.push_back(std::move(declared.schemas));
    store->tables().use(schemas());
}

void Workspace::Desk::fit_tables_to(schema::Schemas const& next)
{
    store->tables().fit_to(next);
    store->log().set_setting(setting_own_declarations, store::Tables::declarations_digest(next));
}

namespace {

// Whether some record has chosen the term in a field of its vocabulary.
bool is_chosen(schema::Schemas const& schemas, std::string_view vocabulary, std::string_view code,
    store::Reading const& reading)
{
    store::Scope const all { .everything = true, .dossiers = {} };
    return std::ranges::any_of(schemas.types(), [&](schema::RecordType const& type) {
        return std::ranges::any_of(type.fields, [&](schema::Field const& field) {
            return field.vocabulary == vocabulary
                && reading.has_key(all, type.key, field.key, code);
        });
    });
}

// Whether the former schemas have a type, field or term that the next ones lack and records use.
bool takes_away_what_is_used(schema::Schemas const& former, schema::Schemas const& next,
    store::Tables const& tables, store::Reading const& reading)
{
    for (auto const& vocabulary : former.vocabularies()) {
        auto const* there = next.vocabulary(vocabulary.key);
        for (auto const& term : vocabulary.terms) {
            if (term.label.is_own() && !vocabulary.closed && (!there || !there->find(term.code))
                && is_chosen(former, vocabulary.key, term.code, reading))
                return true;
        }
    }
    for (auto const& type : former.types()) {
        auto const* there = next.type(type.key);
        if (!there && tables.has_records_of(type.key))
            return true;
        for (auto const& field : type.fields) {
            if (field.label.is_own() && (!there || !there->find(field.key))
                && tables.has_values_in(field.key))
                return true;
        }
    }
    return false;
}

} // namespace

Result<std::optional<schema::Extended>> Workspace::Desk::declared_after(
    std::span<Change const> changes) const
{
    auto const declarations = own_declarations();
    if (declarations.empty() && own_schemas.empty())
        return std::optional<schema::Extended> {};
    auto declared = schema::extended(parts.schemas, declarations);
    auto const same = store::Tables::declarations_digest(*declared.schemas)
        == store::Tables::declarations_digest(schemas());
    for (auto const& change : changes) {
        auto const fault = std::ranges::find(
            declared.refused, change.record, &schema::RefusedDeclaration::record);
        if (fault != declared.refused.end())
            return Error { ErrorKind::invalid, fault->reason, fault->field };
    }
    // What could not be meant before may stay so.
    auto const was_meant = [&](schema::RefusedDeclaration const& one) {
        return std::ranges::find(
                   refused_declarations, one.record, &schema::RefusedDeclaration::record)
            == refused_declarations.end();
    };
    if (std::ranges::any_of(declared.refused, was_meant))
        return Error { ErrorKind::conflict,
            N_("Another declaration rests on this one. Say that it is no longer used instead.") };
    if (!same
        && takes_away_what_is_used(schemas(), *declared.schemas, store->tables(), store->reading()))
        return Error { ErrorKind::conflict,
            N_("Records use this. Say that it is no longer used instead; what was written "
               "stays.") };
    auto const is_declaring = std::ranges::any_of(changes, [&](Change const& change) {
        return std::ranges::any_of(
            declarations, [&](auto const& one) { return one.record == change.record; });
    });
    if (same && !is_declaring && declared.refused.size() == refused_declarations.size())
        return std::optional<schema::Extended> {};
    return std::optional(std::move(declared));
}

} // namespace saksi::workspace
