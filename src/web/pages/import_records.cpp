// Bringing facts in: the reference packs that the program carries, or a CSV file of one type.
#include "intake/reference_pack.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

#include <array>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

// Faults shown on the page; all of them are in the file of faulty rows.
constexpr std::size_t faults_shown = 50;

std::string fresh_job_id(Visit& visit)
{
    std::array<std::uint8_t, 8> bytes {};
    visit.workspace.dice().fill(bytes);
    return hex(bytes);
}

JobOutcome outcome_of(intake::ImportReport&& report, bool dry_run)
{
    JobOutcome outcome;
    auto number = [&](Message label, std::size_t count) {
        outcome.lines.push_back({ label, std::to_string(count) });
    };
    number(N_("Rows in the file"), report.rows);
    number(dry_run ? N_("Records that would be made") : N_("Records made"), report.created);
    number(dry_run ? N_("Records that would be changed") : N_("Records changed"), report.changed);
    number(N_("Unchanged"), report.unchanged);
    number(N_("Faulty rows, left out"), report.faulty);
    for (std::size_t at = 0; at < std::min(report.faults.size(), faults_shown); ++at) {
        auto const& fault = report.faults[at];
        outcome.lines.push_back({ fault.reason,
            fault.file + ", " + std::to_string(fault.place.line) + ":"
                + std::to_string(fault.place.column)
                + (fault.field.empty() ? "" : ", " + fault.field) });
    }
    if (report.faulty > 0) {
        outcome.downloads.push_back({ "faulty-rows.csv", "text/csv; charset=utf-8",
            std::make_shared<std::string const>(std::move(report.faulty_csv)) });
    }
    return outcome;
}

// Starts the work and leads to the page that shows how far it is. The desk's turn is held while the
// import writes and given away between its batches.
template<typename Import>
Answer started(Visit& visit, Message label, bool dry_run, Import import)
{
    auto const id = fresh_job_id(visit);
    auto& jobs = visit.jobs;
    jobs.start(id, visit.actor.handle(), label,
        [&jobs, &workspace = visit.workspace, actor = visit.actor, dry_run,
            import = std::move(import)](JobProgress const& progress) -> Result<JobOutcome> {
            DeskTurn::Held const held(jobs.turn());
            auto report = TRY(import(workspace, actor, [&](std::size_t done, std::size_t total) {
                jobs.turn().give_way();
                return progress(done, total);
            }));
            return outcome_of(std::move(report), dry_run);
        });
    return http::see_other((Path("/jobs") / id).text());
}

// Records of a case belong into it; tables of them come with the import step. Here the commons.
std::vector<schema::RecordType const*> importable(Visit const& visit)
{
    std::vector<schema::RecordType const*> types;
    for (auto const& type : visit.workspace.schemas().types()) {
        if (type.home == schema::Home::commons)
            types.push_back(&type);
    }
    return types;
}

Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const types = importable(visit);
    Html const body = fragment(h1(t.tr("Import")),
        section(class_("panel"), h2(t.tr("Reference packs")),
            p(t.tr("Public facts on Asia with their sources: States, treaties, declarations, "
                   "reports, decisions, laws. Importing again changes nothing, and never touches "
                   "what you corrected.")),
            render::tags::form(method_("post"), action_(Path("/import")),
                input(type_("hidden"), name_("what"), value_("pack")),
                button(class_("primary"), type_("submit"), t.tr("Import the reference packs")))),
        section(class_("panel"), h2(t.tr("A table of your own")),
            p(t.tr("A CSV file, one record a row, whose first row names the fields. A faulty row "
                   "is left out, told, and kept in a file; everything else is imported.")),
            render::tags::form(method_("post"), enctype_("multipart/form-data"),
                action_(Path("/import")), input(type_("hidden"), name_("what"), value_("csv")),
                div(class_("field"), label(for_("type"), t.tr("What the rows are")),
                    select(id_("type"), name_("type"),
                        each(types,
                            [&](schema::RecordType const* type) -> Html {
                                return option(value_(type->key), t.tr(type->label_plural));
                            }))),
                div(class_("field"), label(for_("csv"), t.tr("The file")),
                    input(id_("csv"), name_("csv"), type_("file"), accept_(".csv,text/csv"),
                        required_())),
                div(class_("field"),
                    label(class_("choice"),
                        input(type_("checkbox"), name_("dry"), value_("yes"), checked_()), " ",
                        t.tr("Only try: say what would happen, write nothing"))),
                button(type_("submit"), t.tr("Go")))));
    return page_of(visit,
        { .title = std::string(t.tr("Import")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body);
}

Answer submit(Visit& visit)
{
    auto const sent = TRY(visit.request.form());
    if (sent.text("what") == "pack") {
        return started(visit, N_("Importing the reference packs"), false,
            [](workspace::Workspace& workspace, workspace::Actor const& actor,
                workspace::Progress const& progress) {
                return intake::import_pack(workspace, actor, intake::embedded_pack(), {}, progress);
            });
    }
    auto const* file = sent.file("csv");
    if (!file)
        return Error { ErrorKind::invalid, "No file was chosen.", "csv" };
    intake::ImportOptions options { .dry_run = sent.text("dry") == "yes",
        .file_name = file->filename };
    return started(visit, options.dry_run ? N_("Trying the file") : N_("Importing the file"),
        options.dry_run,
        [options, type = std::string(sent.text("type")), csv = std::string(file->bytes)](
            workspace::Workspace& workspace, workspace::Actor const& actor,
            workspace::Progress const& progress) {
            return intake::import_csv(workspace, actor, type, bytes_of(csv), options, progress);
        });
}

} // namespace

Page import_records()
{
    return {
        .path = "/import", .show = show, .submit = submit, .body_bytes_max = intake::csv_bytes_max
    };
}

} // namespace saksi::web::pages
