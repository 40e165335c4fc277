// Changing a record, all of it or one field (`?field=`). The form remembers which statements the
// person saw, and only those are superseded; when somebody else changed the same field since, the
// person decides before anything is saved.
#include "casework/change_record.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"
#include "web/widgets/meanwhile.hpp"
#include "web/widgets/record_form.hpp"
#include "web/widgets/record_links.hpp"

namespace saksi::web::pages {

using render::Path;
using workspace::RecordView;

namespace {

constexpr std::string_view seen_prefix = "seen.";

std::vector<schema::Field const*> fields_of(schema::RecordType const& type, std::string_view wanted)
{
    std::vector<schema::Field const*> fields;
    for (auto const& field : type.fields) {
        if (field.kind != schema::FieldKind::file && (wanted.empty() || field.key == wanted))
            fields.push_back(&field);
    }
    return fields;
}

schema::Entries entries_now(RecordView const& record)
{
    schema::Entries entries;
    for (auto const& stated : record.values) {
        if (stated.value && stated.field != log::type_field)
            entries[stated.field].push_back(schema::to_parts(*stated.value));
    }
    return entries;
}

http::Reply draw(Visit& visit, RecordView const& record, std::string const& only, FormState state,
    casework::Basis basis, std::vector<std::pair<std::string, std::string>> hidden,
    int status = 200, std::vector<casework::Meanwhile> const& meanwhile = {})
{
    hidden.emplace_back("only", only);
    auto crumbs = crumbs_of(visit, record);
    crumbs.push_back({ record.title, record_path(record.id) });
    return draw_form(visit,
        { .frame = { .title = visit.tongue.format("Change: {}", record.title),
              .place = place_of(record),
              .crumbs = std::move(crumbs) },
            .submit_label = N_("Save"),
            .action = record_path(record.id) / "edit",
            .cancel = record_path(record.id),
            .type = *record.type,
            .fields = only.empty() ? std::vector<schema::Field const*> {}
                                   : fields_of(*record.type, only),
            .dossier = record.dossier,
            .state = std::move(state),
            .basis = std::move(basis),
            .hidden = std::move(hidden),
            .questions = meanwhile_questions(visit, *record.type, meanwhile) },
        status);
}

Result<RecordView> record_of(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto record = TRY(visit.workspace.record(visit.reach, id));
    if (!record.type) {
        return Error { ErrorKind::unsupported,
            "This record was made by a newer version of Saksi, which is needed to change it.",
            id.text() };
    }
    return record;
}

Answer show(Visit& visit)
{
    auto const record = TRY(record_of(visit));
    TRY(check_may_write(visit, record.dossier, record.type_key));
    visit.workspace.note_look(visit.reach, workspace::Look::view, record);
    std::string const only(visit.request.query_value("field"));
    if (!only.empty() && fields_of(*record.type, only).empty())
        return Error { ErrorKind::not_found, "There is no such field.", only };
    std::vector<std::pair<std::string, std::string>> hidden;
    for (auto const& stated : record.values)
        hidden.emplace_back(std::string(seen_prefix) + stated.field, stated.id.text());
    return draw(visit, record, only, { entries_now(record), {} }, {}, std::move(hidden));
}

Answer submit(Visit& visit)
{
    auto const record = TRY(record_of(visit));
    auto const sent = TRY(visit.request.form());
    auto const basis = TRY(basis_of(visit, sent));
    std::string const only(sent.text("only"));
    auto state = checked_form(
        visit, *record.type, entries_of(sent, *record.type), schema::Wholeness::part_of_record);

    std::vector<casework::FieldChange> changes;
    std::vector<std::pair<std::string, std::string>> hidden;
    for (auto const* field : fields_of(*record.type, only)) {
        auto const typed = state.entries.find(field->key);
        if (typed == state.entries.end())
            continue;
        casework::FieldChange change { .field = field->key, .values = typed->second };
        for (auto const seen : sent.texts(std::string(seen_prefix) + field->key)) {
            change.replaces.push_back(TRY(StatementId::parse(seen)));
            hidden.emplace_back(std::string(seen_prefix) + field->key, std::string(seen));
        }
        changes.push_back(std::move(change));
    }
    if (state.faults.empty()) {
        auto request = casework::ChangeRecord {
            .record = record.id, .changes = std::move(changes), .basis = basis
        };
        auto const before = visit.workspace.version();
        auto saved = [&]() -> Result<std::vector<casework::Meanwhile>> {
            auto open = take_decisions(sent,
                TRY(casework::changed_meanwhile(visit.workspace, visit.actor, request)),
                request.changes);
            if (open.empty())
                TRY(casework::change_record(visit.workspace, visit.actor, request));
            return open;
        }();
        if (saved && saved->empty())
            return done_at(record_path(record.id),
                visit.workspace.version() == before ? "unchanged" : "saved");
        if (saved)
            return draw(
                visit, record, only, std::move(state), basis, std::move(hidden), 409, *saved);
        if (saved.error().kind != ErrorKind::invalid)
            return saved.error();
        state.faults.emplace(saved.error().subject, saved.error().message);
    }
    return draw(visit, record, only, std::move(state), basis, std::move(hidden), 400);
}

} // namespace

Page record_edit()
{
    return { .path = "/r/{id}/edit", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
