// saksi demo: a demonstration workspace with the reference packs, four members and two invented
// cases.
//
// Its passphrases lie in files beside it, so that the tour needs no secret; that is why nothing
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

// One more member, whose passphrase is made by chance and written beside the workspace. Nobody has
// to guess it, so it is not made hard to guess.
Result<workspace::Actor> add_member(workspace::Workspace& desk, Options const& options,
    Surroundings& surroundings, std::string const& handle, access::Role role)
{
    auto const words = surroundings.propose_passphrase();
    auto const passphrase = crypto::SecretBytes::copy_of(words);
    TRY(desk.add_member(
        desk.first_administrator(), handle, passphrase, workspace::Hardness::floor, role));
    write_whole_file(
        options.home / ("demonstration-passphrase-" + handle + ".txt"), bytes_of(words + "\n"));
    return desk.check_passphrase(passphrase, handle);
}

// A caseworker with a case of her own, which nobody else sees; a clinician, to whom the other case
// was given; an editor, who sees neither.
Result<void> add_colleagues(workspace::Workspace& desk, Options const& options,
    Surroundings& surroundings, RecordId const& first_case)
{
    auto const administrator = desk.first_administrator();
    auto const caseworker = TRY(
        add_member(desk, options, surroundings, "mina-2", access::Role::caseworker));
    TRY(casework::open_small_invented_case(desk, caseworker));
    TRY(add_member(desk, options, surroundings, "ravi-3", access::Role::clinician));
    auto const dossier = TRY(desk.dossier_of(desk.reach(administrator), first_case));
    TRY(desk.give_grant(administrator, dossier, "ravi-3", workspace::Grant::write));
    TRY(add_member(desk, options, surroundings, "lin-4", access::Role::editor));
    return {};
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
    auto const first_case = TRY(casework::open_invented_case(desk, actor));
    TRY(casework::add_invented_desks(desk, actor));
    TRY(add_colleagues(desk, options, surroundings, first_case));
    for (auto const* iso3 : { "BGD", "NPL", "PHL" }) // So that Today has something to tell.
        casework::follow_state(desk, iso3);
    out << "Members: asha-1, mina-2, ravi-3 and lin-4; their passphrases lie beside the "
           "workspace\n";
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
