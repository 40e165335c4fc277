// saksi serve: the web face on this machine.
#include "cli/desk.hpp"

namespace saksi::cli::commands {

Command serve()
{
    return { .name = "serve",
        .summary = N_("Serve the web face on this computer"),
        .declare = [](Arguments& arguments) -> Run {
            auto request = std::make_shared<ServeRequest>();
            add_home_option(arguments, request->home);
            arguments
                .add("--port", request->port, "Where to listen, on 127.0.0.1 (0: any free one)")
                .with_default_shown();
            return [request](Surroundings& surroundings) { return surroundings.serve(*request); };
        } };
}

} // namespace saksi::cli::commands
