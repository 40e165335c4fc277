// saksi demo: a demonstration workspace with the reference packs and one invented case.
//
// Its passphrase lies in a file beside it, so that the tour needs no secret; that is why nothing
// real belongs in it, and why every page of it says so.
#include "cli/desk.hpp"

#include "casework/followed_states.hpp"
#include "casework/invented_case.hpp"
#include "intake/reference_pack.hpp"

#include <cstdlib>
#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
};

// The passphrase that the environment gives, else a fresh one that is written beside the workspace.
Result<crypto::SecretBytes> demonstration_passphrase(
    Options const& options, Surroundings& surroundings)
{
    if (auto const* named = std::getenv("SAKSI_PASSPHRASE_FILE"); named && *named)
        return passphrase_for(surroundings, options.home);
    auto const words = surroundings.propose_passphrase();
    std::filesystem::create_directories(options.home);
    write_whole_file(options.home / demonstration_passphrase_file, bytes_of(words + "\n"));
    return crypto::SecretBytes::copy_of(words);
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    if (workspace::Workspace::exists(options.home))
        return Error { ErrorKind::conflict, "There is a workspace in this folder already." };
    auto& out = surroundings.out;
    out << "Making an encrypted demonstration workspace …\n" << std::flush;
    auto const passphrase = TRY(demonstration_passphrase(options, surroundings));
    auto const created = TRY(
        workspace::Workspace::create(options.home, { "Example Group (demonstration)", "asha-1" },
            passphrase, workspace::Hardness::calibrated, surroundings.parts));
    auto& desk = *created.workspace;
    desk.set_setting("demonstration", "yes");
    auto const actor = desk.first_administrator();
    out << "Importing the reference packs …\n" << std::flush;
    auto const report = TRY(intake::import_pack(desk, actor, intake::embedded_pack(), {}));
    out << report.rows << " rows, " << report.created << " records, " << report.faulty
        << " faulty rows\n";
    TRY(casework::open_invented_case(desk, actor));
    for (auto const* iso3 : { "BGD", "NPL", "PHL" }) // So that Today has something to tell.
        casework::follow_state(desk, iso3);
    out << "Recovery code: " << created.recovery_code << "\n";
    return {};
}

} // namespace

Command demo()
{
    return { .name = "demo",
        .summary = N_("Make the demonstration workspace, with the reference packs"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
