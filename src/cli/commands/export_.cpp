// saksi export TYPE: a list as CSV, XLSX or JSON on standard output.
#include "cli/desk.hpp"

#include "intake/export_records.hpp"
#include "publish/hand_over.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string type;
    std::string format = "csv";
    bool provenance = false;
};

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto const desk = TRY(open_desk(surroundings, options.home));
    workspace::ListQuery const query { .type = options.type };
    auto const told = options.provenance ? intake::Provenance::told : intake::Provenance::left_out;
    render::Tongues const tongues;
    auto const text = options.format == "json"
        ? intake::export_json(*desk.workspace, desk.reach, query)
        : options.format == "xlsx"
        ? publish::list_as_sheet(*desk.workspace, desk.reach, query, *checked(tongues.find("en")))
        : intake::export_csv(*desk.workspace, desk.reach, query, told);
    if (!text)
        return text.error();
    surroundings.out << *text;
    return {};
}

} // namespace

Command export_()
{
    return { .name = "export",
        .summary = N_("Write all records of one type as CSV, XLSX or JSON"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("type", options->type, "The record type").required();
            arguments.add("--format", options->format, "csv, xlsx or json")
                .one_of({ "csv", "xlsx", "json" })
                .with_default_shown();
            arguments.add_flag("--provenance", options->provenance,
                "CSV: source and confidence beside each value");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
