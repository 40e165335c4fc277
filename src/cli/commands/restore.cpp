// saksi restore: a workspace out of a backup.
#include "cli/desk.hpp"
#include "workspace/backup.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::filesystem::path file;
};

Result<void> run(Options const& options, Surroundings& surroundings)
{
    // Said before a passphrase is asked for.
    if (workspace::Workspace::exists(options.home))
        return Error { ErrorKind::conflict, "There is a workspace in this folder already." };
    auto const passphrase = TRY(passphrase_for(surroundings, options.home));
    auto const report = TRY(
        workspace::restore(options.home, options.file, passphrase, surroundings.parts));
    surroundings.out << report.commits << " commits, " << report.statements << " statements, "
                     << report.files << " files\n"
                     << "Everything holds. The restored workspace opens with the passphrases of "
                        "the backup.\n";
    return {};
}

} // namespace

Command restore()
{
    return { .name = "restore",
        .summary = N_("Make a workspace out of a backup"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("file", options->file, "The backup").required();
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
