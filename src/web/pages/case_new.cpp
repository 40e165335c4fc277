// Opening a case.
#include "casework/open_case.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/record_form.hpp"

namespace saksi::web::pages {

using render::Path;

static http::Reply draw(Visit& visit, schema::RecordType const& type, FormState state,
    casework::Basis basis, std::optional<workspace::FormId> id, int status = 200)
{
    return draw_form(visit,
        { .frame = { .title = std::string(visit.tongue.tr("Open a case")),
              .place = Place::cases,
              .crumbs = { { std::string(visit.tongue.tr("Cases")), Path("/cases") } } },
            .submit_label = N_("Open the case"),
            .action = Path("/cases/new"),
            .place = Path("/cases/new"),
            .cancel = Path("/cases"),
            .type = type,
            // A case that is not open yet has no sources of its own; those of the commons are
            // offered.
            .dossier = visit.workspace.commons(),
            .state = std::move(state),
            .basis = std::move(basis),
            .id = id },
        status);
}

static Answer show(Visit& visit)
{
    TRY(visit.workspace.check_may(visit.actor, access::Deed::open_case));
    auto const* type = TRY(visit.workspace.schemas().find("case"));
    if (auto const begun = begun_form(visit))
        return draw(visit, *type, { entries_of(begun->fields, *type), {} },
            basis_begun(visit, begun->fields), begun->id);
    return draw(visit, *type, {}, {}, {});
}

static Answer submit(Visit& visit)
{
    auto const* type = TRY(visit.workspace.schemas().find("case"));
    auto const sent = TRY(visit.request.form());
    auto const basis = TRY(basis_of(visit, sent));
    auto state = checked_form(
        visit, *type, entries_of(sent, *type), schema::Wholeness::whole_record);
    if (state.faults.empty()) {
        auto const opened = casework::open_case(visit.workspace, visit.actor, state.entries, basis);
        if (opened)
            return done_at(record_path(*opened), "case-opened");
        if (opened.error().kind != ErrorKind::invalid)
            return opened.error();
        state.faults.emplace(opened.error().subject, opened.error().message);
    }
    return draw(visit, *type, std::move(state), basis, form_id_of(sent), 400);
}

Page case_new()
{
    return { .path = "/cases/new", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
