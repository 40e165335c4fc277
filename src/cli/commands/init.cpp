// saksi init: a new workspace for a group.
#include "cli/desk.hpp"
#include "workspace/way_in.hpp"

#include <cstdlib>
#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string group;
    std::string handle;
    bool generate = false;
};

Result<crypto::SecretBytes> new_passphrase(Options const& options, Surroundings& surroundings)
{
    if (std::getenv("SAKSI_PASSPHRASE_FILE"))
        return passphrase_for(surroundings, options.home);
    if (options.generate) {
        auto const words = surroundings.propose_passphrase();
        surroundings.out << "Passphrase:    " << words << "\n";
        return crypto::SecretBytes::copy_of(words);
    }
    auto first = TRY(surroundings.ask_secret("New passphrase: "));
    auto const second = TRY(surroundings.ask_secret("Once more: "));
    if (!(first == second))
        return Error { ErrorKind::invalid, "The two passphrases differ." };
    return first;
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    if (workspace::Workspace::exists(options.home))
        return Error { ErrorKind::conflict, "There is a workspace in this folder already." };
    auto const passphrase = TRY(new_passphrase(options, surroundings));
    if (passphrase.size() < workspace::passphrase_bytes_min)
        return Error {
            ErrorKind::invalid,
            "This passphrase can be guessed. Take at least six words, or let --generate make them."
        };
    auto const created = TRY(
        workspace::Workspace::create(options.home, { options.group, options.handle }, passphrase,
            workspace::Hardness::calibrated, surroundings.parts));
    surroundings.out << "Recovery code: " << created.recovery_code
                     << "\nIt opens the workspace when the passphrase is lost, and is shown only "
                        "now. Keep it on paper, "
                        "away from this computer.\n";
    return {};
}

} // namespace

Command init()
{
    return { .name = "init",
        .summary = N_("Make a new workspace for a group"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("--group", options->group, "The group's name, as its partners know it")
                .required();
            arguments
                .add("--handle", options->handle, "The handle under which your entries are signed")
                .required();
            arguments.add_flag(
                "--generate", options->generate, "Make a six-word passphrase and print it once");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
