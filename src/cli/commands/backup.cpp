// saksi backup: everything in one encrypted file.
#include "workspace/backup.hpp"
#include "cli/desk.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::filesystem::path file;
    bool for_paper = false;
};

Result<void> run(Options const& options, Surroundings& surroundings)
{
    if (!workspace::Workspace::exists(options.home))
        return Error { ErrorKind::not_found,
            "There is no workspace in this folder. Make one with `saksi init`." };
    // Said before a passphrase is asked for.
    if (std::filesystem::exists(options.file))
        return Error { ErrorKind::conflict, "There is a file of this name already." };
    if (auto const free = workspace::VaultFolder::open(options.home);
        !free && free.error().kind == ErrorKind::conflict)
        return Error { ErrorKind::conflict,
            "Saksi is running with this workspace. Make the backup there, under Settings, Backup; "
            "or end it first." };
    auto const passphrase = TRY(passphrase_for(surroundings, options.home));
    {
        auto const opened = TRY(
            workspace::Workspace::unlock(options.home, passphrase, surroundings.parts));
        TRY(opened->check_may(opened->signed_in(), access::Deed::look_after_workspace));
    }
    TRY(workspace::back_up(options.home, options.file, passphrase, workspace::Hardness::calibrated,
        surroundings.parts, {},
        options.for_paper ? workspace::OpenedBy::paper : workspace::OpenedBy::passphrase));
    surroundings.out << (options.for_paper
            ? "The backup is made. It opens with the recovery code on paper, and with nothing "
              "else. "
              "Keep it away from this computer.\n"
            : "The backup is made. It opens with the passphrase of today, also after that is "
              "changed. Keep it away from this computer.\n");
    return {};
}

} // namespace

Command backup()
{
    return { .name = "backup",
        .summary = N_("Write everything into one encrypted file"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add_flag("--for-paper", options->for_paper,
                "Openable by the recovery code on paper, and not by the passphrase");
            arguments.add("file", options->file, "The file to be made; it must not be there yet")
                .required();
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
