// Changing a record, all of it or one field (`?field=`). The form remembers which statements the
// person saw, and only those are superseded; when somebody else changed the same field since, the
// person decides before anything is saved.
#include "casework/change_record.hpp"
#include "publish/value_words.hpp"
#include "schema/fits.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"
#include "web/widgets/meanwhile.hpp"
#include "web/widgets/provenance.hpp"
#include "web/widgets/record_form.hpp"
#include "web/widgets/record_links.hpp"

#include <algorithm>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::RecordView;
using workspace::StatedValue;

namespace {

constexpr std::string_view seen_prefix = "seen.";

using Hidden = std::vector<std::pair<std::string, std::string>>;

std::vector<schema::Field const*> fields_of(schema::RecordType const& type, std::string_view wanted)
{
    std::vector<schema::Field const*> fields;
    for (auto const& field : type.fields) {
        if (field.kind != schema::FieldKind::file
            && (wanted.empty() ? !field.apart : field.key == wanted))
            fields.push_back(&field);
    }
    return fields;
}

// What was written before the group gave its field another kind. It cannot be typed any more, and
// must not keep anybody from saving what is around it.
bool is_of_another_kind(RecordView const& record, schema::Field const& field)
{
    return std::ranges::any_of(record.all(field.key), [&](StatedValue const* stated) {
        return stated->value && !schema::fits(field, *stated->value);
    });
}

schema::Entries entries_now(RecordView const& record, std::string const& only)
{
    schema::Entries entries;
    for (auto const& stated : record.values) {
        if (stated.value && stated.field != log::type_field)
            entries[stated.field].push_back(schema::to_parts(*stated.value));
    }
    for (auto const* field : fields_of(*record.type, only)) {
        if (only.empty() && is_of_another_kind(record, *field)) {
            entries.erase(field->key);
            continue;
        }
        if (!record.in_conflict(field->key)) {
            // The same value, stated by two, is typed once.
            if (auto& values = entries[field->key]; !field->repeats && values.size() > 1)
                values.resize(1);
            continue;
        }
        if (only.empty())
            entries.erase(field->key);
        else if (auto const* latest = record.one(field->key); latest && latest->value)
            entries[field->key] = { schema::to_parts(*latest->value) };
    }
    return entries;
}

// A sender that gives back all the values that differ leaves them all as they are.
void leave_what_differs(RecordView const& record, schema::Entries& typed)
{
    std::erase_if(typed, [&](auto const& entry) {
        if (!record.in_conflict(entry.first) || entry.second.size() < 2)
            return false;
        std::vector<schema::Parts> stands;
        for (auto const* stated : record.all(entry.first)) {
            if (stated->value)
                stands.push_back(schema::to_parts(*stated->value));
        }
        return std::ranges::is_permutation(entry.second, stands);
    });
}

Hidden seen_in(http::Form const& sent, schema::RecordType const& type)
{
    Hidden seen;
    for (auto const& field : type.fields) {
        auto const name = std::string(seen_prefix) + field.key;
        for (auto const id : sent.texts(name))
            seen.emplace_back(name, std::string(id));
    }
    return seen;
}

Html differing_values(Visit const& visit, RecordView const& record, schema::Field const& field)
{
    auto const titles = titles_for(visit, record.values);
    return ul(each(record.all(field.key), [&](StatedValue const* stated) -> Html {
        if (!stated->value)
            return {};
        return li(publish::value_html(
                      visit.tongue, visit.workspace.schemas(), field.kind, *stated->value, titles),
            " ", span(class_("muted small"), bdi(stated->author)));
    }));
}

// Values that differ are decided between on the record's page. The whole form shows them and has
// nothing to type there, so that saving what is around leaves them as they are; the form of this
// one field offers the latest to be written over.
void show_what_differs(
    Visit const& visit, RecordView const& record, std::string const& only, FormState& state)
{
    auto const& t = visit.tongue;
    for (auto const* field : fields_of(*record.type, only)) {
        if (is_of_another_kind(record, *field)) {
            Html const told = fragment(
                p(t.tr("This was written when the field asked for something else. It stays until "
                       "you answer anew, and in the history after that.")),
                differing_values(visit, record, *field));
            if (!only.empty())
                state.above.emplace(field->key, told);
            else if (!state.entries.contains(field->key))
                state.instead.emplace(field->key,
                    fragment(told,
                        p(a(href_((record_path(record.id) / "edit").with("field", field->key)),
                            t.tr("Answer anew")))));
            continue;
        }
        if (!record.in_conflict(field->key))
            continue;
        if (!only.empty()) {
            state.above.emplace(field->key,
                fragment(p(t.tr("These values differ. What you save takes the place of all of "
                                "them; they stay in the history.")),
                    differing_values(visit, record, *field)));
        } else if (!state.entries.contains(field->key)) {
            state.instead.emplace(field->key,
                fragment(p(t.tr("These values differ. Saving this form leaves both.")),
                    differing_values(visit, record, *field),
                    p(a(href_(record_path(record.id).at("field-" + field->key)),
                        t.tr("Decide between them")))));
        }
    }
}

// What the form is drawn with beside the record: what was typed, and what it was sent with.
struct Draft {
    std::string only; // One field's key, or empty: all of the record.
    FormState state {};
    casework::Basis basis {};
    Hidden seen {};
    std::optional<workspace::FormId> id {};
};

http::Reply draw(Visit& visit, RecordView const& record, Draft draft, int status = 200,
    std::vector<casework::Meanwhile> const& meanwhile = {})
{
    auto const& only = draft.only;
    show_what_differs(visit, record, only, draft.state);
    draft.seen.emplace_back("only", only);
    auto const action = record_path(record.id) / "edit";
    auto crumbs = crumbs_of(visit, record);
    crumbs.push_back({ record.title, record_path(record.id) });
    return draw_form(visit,
        { .frame = { .title = visit.tongue.format("Change: {}", record.title),
              .place = place_of(record),
              .crumbs = std::move(crumbs) },
            .submit_label = N_("Save"),
            .action = action,
            .place = only.empty() ? action : action.with("field", only),
            .cancel = record_path(record.id),
            .type = *record.type,
            .fields = only.empty() ? std::vector<schema::Field const*> {}
                                   : fields_of(*record.type, only),
            .dossier = record.dossier,
            .state = std::move(draft.state),
            .basis = std::move(draft.basis),
            .asks_basis = record.type->home != schema::Home::group_papers,
            .hidden = std::move(draft.seen),
            .questions = meanwhile_questions(visit, *record.type, meanwhile),
            .id = draft.id },
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
    if (auto const begun = begun_form(visit)) {
        auto const& fields = begun->fields;
        return draw(visit, record,
            { .only = std::string(fields.text("only")),
                .state = { entries_of(fields, *record.type), {} },
                .basis = basis_begun(visit, fields),
                .seen = seen_in(fields, *record.type),
                .id = begun->id });
    }
    std::string const only(visit.request.query_value("field"));
    if (!only.empty() && fields_of(*record.type, only).empty())
        return Error { ErrorKind::not_found, "There is no such field.", only };
    Draft draft { .only = only, .state = { entries_now(record, only), {} } };
    for (auto const& stated : record.values)
        draft.seen.emplace_back(std::string(seen_prefix) + stated.field, stated.id.text());
    return draw(visit, record, std::move(draft));
}

Answer submit(Visit& visit)
{
    auto const record = TRY(record_of(visit));
    auto const sent = TRY(visit.request.form());
    Draft draft { .only = std::string(sent.text("only")),
        .basis = TRY(basis_of(visit, sent)),
        .seen = seen_in(sent, *record.type),
        .id = form_id_of(sent) };
    auto typed = entries_of(sent, *record.type);
    leave_what_differs(record, typed);
    draft.state = checked_form(
        visit, *record.type, std::move(typed), schema::Wholeness::part_of_record);

    std::vector<casework::FieldChange> changes;
    for (auto const* field : fields_of(*record.type, draft.only)) {
        auto const entry = draft.state.entries.find(field->key);
        if (entry == draft.state.entries.end())
            continue;
        casework::FieldChange change { .field = field->key, .values = entry->second };
        for (auto const seen : sent.texts(std::string(seen_prefix) + field->key))
            change.replaces.push_back(TRY(StatementId::parse(seen)));
        changes.push_back(std::move(change));
    }
    if (draft.state.faults.empty()) {
        auto request = casework::ChangeRecord {
            .record = record.id, .changes = std::move(changes), .basis = draft.basis
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
        if (saved && saved->empty()) {
            if (visit.workspace.version() != before)
                return changed_at(visit, record.id, "saved");
            // Nothing was written, so the draft of it does not go by itself.
            if (draft.id)
                visit.workspace.throw_draft_away(visit.actor, *draft.id);
            return done_at(record_path(record.id), "unchanged");
        }
        if (saved)
            return draw(visit, record, std::move(draft), 409, *saved);
        if (saved.error().kind != ErrorKind::invalid)
            return saved.error();
        draft.state.faults.emplace(saved.error().subject, saved.error().message);
    }
    return draw(visit, record, std::move(draft), 400);
}

} // namespace

Page record_edit()
{
    return { .path = "/r/{id}/edit", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
