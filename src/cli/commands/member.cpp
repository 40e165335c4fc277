// saksi member: who may sign in.
#include "cli/desk.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string action;
    std::string handle;
};

void print_members(workspace::Workspace const& desk, std::ostream& out)
{
    for (auto const& member : desk.members()) {
        auto const* standing = member.first ? "first administrator"
            : member.may_sign_in            ? "member"
                                            : "left";
        out << member.handle << '\t' << standing << '\n';
    }
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    if (options.action != "list" && options.handle.empty())
        return Error { ErrorKind::invalid, "A handle is needed.", "handle" };
    auto const desk = TRY(open_desk(surroundings, options.home));
    auto& workspace = *desk.workspace;
    if (options.action == "list") {
        print_members(workspace, surroundings.out);
        return {};
    }
    if (options.action == "leave")
        return workspace.let_member_go(desk.actor, options.handle);

    auto const words = surroundings.propose_passphrase();
    auto const passphrase = crypto::SecretBytes::copy_of(words);
    auto const hardness = workspace::Hardness::calibrated;
    if (options.action == "add")
        TRY(workspace.add_member(desk.actor, options.handle, passphrase, hardness));
    else
        TRY(workspace.reset_member(desk.actor, options.handle, passphrase, hardness));
    surroundings.out << "Passphrase:    " << words
                     << "\nIt is shown only now. Hand it over on paper or by voice, not by mail.\n";
    return {};
}

} // namespace

Command member()
{
    return { .name = "member",
        .summary = N_("List the members, add one, give a new passphrase, let one go"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("action", options->action, "What to do")
                .required()
                .one_of({ "list", "add", "reset", "leave" });
            arguments.add("handle", options->handle, "The member's handle");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
