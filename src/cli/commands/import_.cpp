// saksi import FILE --type TYPE: rows of a CSV file become records. Without a file: the reference
// packs that the program carries.
#include "cli/json.hpp"

#include "intake/import_rows.hpp"
#include "intake/reference_pack.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::filesystem::path file;
    std::filesystem::path pack;
    std::filesystem::path faulty_to;
    std::string type;
    std::string in;
    bool dry_run = false;
    bool json = false;
};

boost::json::object json_of(intake::ImportReport const& report)
{
    boost::json::array faults;
    for (auto const& fault : report.faults) {
        faults.push_back({ { "file", fault.file }, { "line", fault.place.line },
            { "column", fault.place.column }, { "field", fault.field },
            { "reason", fault.reason.text() } });
    }
    return { { "rows", report.rows }, { "created", report.created }, { "changed", report.changed },
        { "unchanged", report.unchanged }, { "faulty", report.faulty },
        { "faults", std::move(faults) } };
}

void print_text(std::ostream& out, intake::ImportReport const& report, bool dry_run)
{
    out << report.rows << " rows: " << report.created << (dry_run ? " would be" : "")
        << " created, " << report.changed << " changed, " << report.unchanged << " unchanged, "
        << report.faulty << " faulty\n";
    for (auto const& fault : report.faults) {
        out << fault.file << ":" << fault.place.line << ":" << fault.place.column << ": ";
        if (!fault.field.empty())
            out << fault.field << ": ";
        out << fault.reason.text() << '\n';
    }
}

Result<intake::ImportReport> import_file(Options const& options, Desk& desk)
{
    auto const bytes = TRY(read_whole_file(options.file, intake::csv_bytes_max));
    intake::ImportOptions import_options { .dry_run = options.dry_run,
        .file_name = options.file.filename().string() };
    import_options.basis.source = log::SourceUnstated {};
    if (!options.in.empty()) {
        auto const head = TRY(record_named(desk, options.in));
        import_options.dossier = TRY(desk.workspace->dossier_of(desk.reach, head));
    }
    return intake::import_csv(*desk.workspace, desk.actor, options.type, bytes, import_options);
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    if (!options.file.empty() && options.type.empty())
        return Error { ErrorKind::invalid,
            "Which records does this file hold? Say so with --type." };
    auto desk = TRY(open_desk(surroundings, options.home));
    intake::ImportReport report;
    if (!options.file.empty()) {
        report = TRY(import_file(options, desk));
    } else if (!options.pack.empty()) {
        auto const files = TRY(intake::pack_files_in(options.pack));
        report = TRY(intake::import_pack(
            *desk.workspace, desk.actor, files, { .dry_run = options.dry_run }));
    } else {
        report = TRY(intake::import_pack(
            *desk.workspace, desk.actor, intake::embedded_pack(), { .dry_run = options.dry_run }));
    }
    if (!options.faulty_to.empty() && report.faulty > 0)
        write_whole_file(options.faulty_to, bytes_of(report.faulty_csv));
    if (options.json)
        print_json(surroundings.out, json_of(report));
    else
        print_text(surroundings.out, report, options.dry_run);
    return {};
}

} // namespace

Command import_()
{
    return { .name = "import",
        .summary = N_("Import a CSV file, or the reference packs"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("file", options->file,
                "The CSV file; without one, the reference pack the program carries");
            arguments.add("--type", options->type, "The record type of its rows");
            arguments.add(
                "--in", options->in, "The case to which the records belong: its id or title");
            arguments.add("--pack", options->pack, "A folder with a reference pack");
            arguments.add("--faulty", options->faulty_to, "Where to keep the faulty rows, as CSV");
            arguments.add_flag(
                "--dry-run", options->dry_run, "Say what would happen; write nothing");
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
