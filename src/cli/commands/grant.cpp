// saksi grant: who may see a case.
#include "cli/desk.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string action;
    std::string record;
    std::string handle;
    std::string level = "read";
};

Result<void> run(Options const& options, Surroundings& surroundings)
{
    if (options.action != "list" && options.handle.empty())
        return Error { ErrorKind::invalid, "A handle is needed.", "handle" };
    auto const desk = TRY(open_desk(surroundings, options.home));
    auto& workspace = *desk.workspace;
    auto const record = TRY(record_named(desk, options.record));
    auto const dossier = TRY(workspace.dossier_of(desk.reach, record));
    if (options.action == "take")
        return workspace.take_grant(desk.actor, dossier, options.handle);
    if (options.action == "give") {
        auto const level = access::grant_of_code(options.level);
        if (!level)
            return Error { ErrorKind::invalid, "There is no such grant.", "level" };
        return workspace.give_grant(desk.actor, dossier, options.handle, *level);
    }
    for (auto const& grant : TRY(workspace.grants(desk.reach, dossier))) {
        surroundings.out << grant.handle << '\t' << access::code_of(grant.granted) << '\t'
                         << (grant.holds ? access::code_of(*grant.holds) : std::string_view("-"))
                         << '\t' << grant.given_by << '\n';
    }
    return {};
}

} // namespace

Command grant()
{
    return { .name = "grant",
        .summary = N_("List who may see a case; give it to a member, or take it back"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("action", options->action, "What to do")
                .required()
                .one_of({ "list", "give", "take" });
            arguments.add("record", options->record, "The case, or any record in it").required();
            arguments.add("handle", options->handle, "The member's handle");
            arguments.add("--level", options->level, "What they may do, as far as their role goes")
                .one_of({ "read", "write", "administer" })
                .with_default_shown();
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
