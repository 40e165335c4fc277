#include "cli/command.hpp"

#include "base/fault.hpp"

#include <CLI/CLI.hpp>

#include <ostream>

namespace saksi::cli {

int exit_code(ErrorKind kind)
{
    // 1 is a Fault and 2 a misused option; see docs/exit_codes.md.
    switch (kind) {
    case ErrorKind::not_found:
        return 3;
    case ErrorKind::invalid:
        return 4;
    case ErrorKind::forbidden:
        return 5;
    case ErrorKind::conflict:
        return 6;
    case ErrorKind::locked:
        return 7;
    case ErrorKind::wrong_key:
        return 8;
    case ErrorKind::tampered:
        return 9;
    case ErrorKind::too_large:
        return 10;
    case ErrorKind::unsupported:
        return 11;
    }
    return 1;
}

static void complain(std::ostream& err, std::string_view sentence, std::string_view subject = {})
{
    err << "saksi: " << sentence;
    if (!subject.empty())
        err << " [" << subject << ']';
    err << '\n';
}

int run(Surroundings& surroundings, std::vector<Command> const& commands, int argument_count,
    char const* const* arguments)
{
    CLI::App app(
        "Saksi keeps testimony, its sources and its law, encrypted, on this computer.", "saksi");
    app.require_subcommand(1);
    app.fallthrough(false);
    std::vector<std::pair<CLI::App*, Run>> runs;
    for (auto const& command : commands) {
        auto* sub = app.add_subcommand(command.name, std::string(command.summary.text()));
        Arguments declared(*sub);
        runs.emplace_back(sub, command.declare(declared));
    }
    try {
        app.parse(argument_count, arguments);
    } catch (CLI::ParseError const& error) {
        auto const code = app.exit(error, surroundings.out, surroundings.err);
        return code == 0 ? 0 : 2;
    }
    for (auto const& [sub, run_it] : runs) {
        if (!sub->parsed())
            continue;
        try {
            auto const result = run_it(surroundings);
            surroundings.out.flush();
            if (!surroundings.out)
                throw Fault("The output could not be written.");
            if (result)
                return 0;
            complain(surroundings.err, result.error().message.text(), result.error().subject);
            return exit_code(result.error().kind);
        } catch (Fault const& fault) {
            complain(surroundings.err, fault.what());
            return 1;
        } catch (std::exception const&) {
            // From the library: no memory, or a folder that cannot be. Its own words name paths,
            // and letting it pass would end in a dump of memory with the keys in it.
            complain(surroundings.err,
                "This could not be done, because the program or the machine failed.");
            return 1;
        }
    }
    return 2;
}

} // namespace saksi::cli
