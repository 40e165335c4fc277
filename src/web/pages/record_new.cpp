// The form for a new record: in the commons, on the shelf, in the case that `in` names, or at the
// head of a dossier of its own.
#include "casework/open_dossier.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"
#include "web/widgets/record_form.hpp"
#include "web/widgets/record_links.hpp"

namespace saksi::web::pages {

using render::Path;
using schema::Home;

namespace {

struct Where {
    DossierId dossier;
    std::string in; // The record that heads the dossier, or empty: the commons.
    Path back;
};

Result<Where> where_of(Visit& visit, schema::RecordType const& type, std::string_view in)
{
    if (type.has_own_form)
        return Error { ErrorKind::invalid, "This is stated on a page of its own.", type.key };
    if (type.retired)
        return Error { ErrorKind::invalid, "No new ones are made of these any more.", type.key };
    if (type.home == Home::group_papers)
        return Where { visit.workspace.group_papers(), {}, Path("/settings/own") };
    auto const list = Path("/records") / type.key;
    // What is not open yet has no sources of its own; those of the commons are offered.
    if (type.home == Home::opens_dossier)
        return Where { visit.workspace.commons(), {}, list };
    if (type.home == Home::shelf)
        return Where { visit.workspace.shelf().value_or(visit.workspace.commons()), {}, list };
    if (in.empty()) {
        if (type.home == Home::dossier)
            return Error { ErrorKind::invalid, "Open the case first, then add this to it.",
                type.key };
        return Where { visit.workspace.commons(), {}, list };
    }
    auto const head = TRY(RecordId::parse(in));
    auto const dossier = TRY(visit.workspace.dossier_of(visit.reach, head));
    return Where { dossier, std::string(in), record_path(head) };
}

http::Reply draw(Visit& visit, schema::RecordType const& type, Where const& where, FormState state,
    casework::Basis basis, std::optional<workspace::FormId> id, int status = 200)
{
    auto const action = Path("/records") / type.key / "new";
    auto const title = visit.tongue.format("Add: {}", visit.tongue.tr(type.label));
    std::vector<Crumb> crumbs;
    if (type.home == Home::group_papers)
        crumbs = { { std::string(visit.tongue.tr("Settings")), Path("/settings") },
            { std::string(visit.tongue.tr("Fields of your own")), Path("/settings/own") } };
    return draw_form(visit,
        { .frame = { .title = title, .place = place_of(type), .crumbs = std::move(crumbs) },
            .submit_label = N_("Save"),
            .action = action,
            .place = where.in.empty() ? action : action.with("in", where.in),
            .cancel = where.back,
            .type = type,
            .dossier = where.dossier,
            .state = std::move(state),
            .basis = std::move(basis),
            .asks_basis = type.home != Home::group_papers,
            .hidden = { { "in", where.in } },
            .id = id },
        status);
}

Result<void> check_may_add(Visit const& visit, schema::RecordType const& type, Where const& where)
{
    if (type.home == Home::opens_dossier)
        return visit.workspace.check_may(visit.actor, access::Deed::open_case);
    if (type.home == Home::shelf)
        return visit.workspace.check_may_use_shelf(visit.actor);
    return check_may_write(visit, where.dossier, type.key);
}

Result<RecordId> add(Visit& visit, schema::RecordType const& type, Where const& where,
    schema::Entries const& entries, casework::Basis const& basis)
{
    if (type.home == Home::opens_dossier)
        return casework::open_dossier(visit.workspace, visit.actor, type.key, entries, basis);
    auto dossier = where.dossier;
    if (type.home == Home::shelf)
        dossier = TRY(visit.workspace.open_shelf(visit.actor));
    return casework::add_record(visit.workspace, visit.actor,
        { .dossier = dossier, .type = type.key, .entries = entries, .basis = basis });
}

Answer show(Visit& visit)
{
    auto const* type = TRY(visit.workspace.schemas().find(visit.request.path_variable("type")));
    auto const where = TRY(where_of(visit, *type, visit.request.query_value("in")));
    TRY(check_may_add(visit, *type, where));
    if (auto const begun = begun_form(visit))
        return draw(visit, *type, where, { entries_of(begun->fields, *type), {} },
            basis_begun(visit, begun->fields), begun->id);
    // A link may bring values along: `?victim=<id>` fills the field `victim`.
    FormState state { entries_of(visit.request.query_fields, *type), {} };
    return draw(visit, *type, where, std::move(state), {}, {});
}

Answer submit(Visit& visit)
{
    auto const* type = TRY(visit.workspace.schemas().find(visit.request.path_variable("type")));
    auto const sent = TRY(visit.request.form());
    auto const where = TRY(where_of(visit, *type, sent.text("in")));
    auto const basis = TRY(basis_of(visit, sent));
    auto state = checked_form(
        visit, *type, entries_of(sent, *type), schema::Wholeness::whole_record);
    if (state.faults.empty()) {
        auto const added = add(visit, *type, where, state.entries, basis);
        if (added)
            return changed_at(visit, *added, "added");
        auto const& error = added.error();
        // A record of that key is there: what else was typed is not lost over it.
        auto const taken = error.kind == ErrorKind::conflict && !type->key_fields.empty();
        if (error.kind != ErrorKind::invalid && !taken)
            return error;
        state.faults.emplace(taken ? type->key_fields.front() : error.subject, error.message);
    }
    return draw(visit, *type, where, std::move(state), basis, form_id_of(sent), 400);
}

} // namespace

Page record_new()
{
    return { .path = "/records/{type}/new", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
