// saksi verify: walks the whole log and says what holds.
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
    auto const report = desk.workspace->verify();
    if (options.json) {
        boost::json::array failures;
        for (auto const& failure : report.failures)
            failures.push_back({ { "subject", failure.subject }, { "what", failure.what.text() } });
        print_json(surroundings.out,
            { { "holds", report.holds() }, { "commits", report.commits },
                { "statements", report.statements }, { "files", report.files },
                { "tables_match", report.tables_match }, { "failures", std::move(failures) } });
    } else {
        surroundings.out << report.commits << " commits, " << report.statements << " statements, "
                         << report.files << " files\n";
        for (auto const& failure : report.failures)
            surroundings.out << failure.subject << ": " << failure.what.text() << '\n';
        if (!report.tables_match)
            surroundings.out
                << "The tables are not what the log gives. `saksi rebuild` makes them anew.\n";
        if (report.holds())
            surroundings.out << "Everything holds.\n";
    }
    if (!report.holds())
        return Error { ErrorKind::tampered, "Something does not hold; see above." };
    return {};
}

} // namespace

Command verify()
{
    return { .name = "verify",
        .summary = N_("Check every signature, every link and every table"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
