// saksi rebuild: makes the tables anew from the log.
#include "cli/json.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    bool json = false;
};

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto const desk = TRY(open_desk(surroundings, options.home));
    TRY(desk.workspace->check_may(desk.actor, access::Deed::look_after_workspace));
    auto const before = desk.workspace->tables_digest();
    TRY(desk.workspace->rebuild());
    auto const after = desk.workspace->tables_digest();
    if (options.json) {
        print_json(surroundings.out,
            { { "before", before.text() }, { "after", after.text() },
                { "same", before == after } });
    } else {
        surroundings.out << (before == after
                ? "The tables were made anew; they are the same.\n"
                : "The tables were made anew; they had been different.\n");
    }
    return {};
}

} // namespace

Command rebuild()
{
    return { .name = "rebuild",
        .summary = N_("Make the tables anew from the log"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
