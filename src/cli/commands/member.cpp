// saksi member: who may sign in, and what they do.
#include "cli/desk.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string action;
    std::string handle;
    std::string role;
};

void print_members(workspace::Workspace const& desk, std::ostream& out)
{
    for (auto const& member : desk.members()) {
        auto const* standing = member.first ? "first administrator"
            : member.may_sign_in            ? "member"
                                            : "left";
        auto const role = !member.may_sign_in ? std::string_view("-")
            : member.role                     ? access::code_of(*member.role)
                                              : std::string_view("none");
        out << member.handle << '\t' << standing << '\t' << role << '\n';
    }
}

Result<access::Role> role_named(std::string const& code)
{
    if (auto const role = access::role_of_code(code))
        return *role;
    return Error { ErrorKind::invalid,
        "A role is needed: --role, with one of those that the help "
        "names.",
        "role" };
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
    if (options.action == "role")
        return workspace.set_role(desk.actor, options.handle, TRY(role_named(options.role)));

    auto const words = surroundings.propose_passphrase();
    auto const passphrase = crypto::SecretBytes::copy_of(words);
    auto const hardness = workspace::Hardness::calibrated;
    if (options.action == "add") {
        auto const role = TRY(role_named(options.role.empty() ? "caseworker" : options.role));
        TRY(workspace.add_member(desk.actor, options.handle, passphrase, hardness, role));
    } else {
        TRY(workspace.reset_member(desk.actor, options.handle, passphrase, hardness));
    }
    surroundings.out << "Passphrase:    " << words
                     << "\nIt is shown only now. Hand it over on paper or by voice, not by mail.\n";
    return {};
}

} // namespace

Command member()
{
    return { .name = "member",
        .summary = N_("List the members, add one, give a role or a new passphrase, let one go"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("action", options->action, "What to do")
                .required()
                .one_of({ "list", "add", "role", "reset", "leave" });
            arguments.add("handle", options->handle, "The member's handle");
            arguments
                .add("--role", options->role,
                    "For add and role; somebody added without one is a caseworker")
                .one_of({ "administrator", "caseworker", "clinician", "editor", "reader" });
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
