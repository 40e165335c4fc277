// saksi serve: the web face, on this machine or for an office.
#include "cli/desk.hpp"

namespace saksi::cli::commands {

Command serve()
{
    return { .name = "serve",
        .summary = N_("Serve the web face on this computer"),
        .declare = [](Arguments& arguments) -> Run {
            auto request = std::make_shared<ServeRequest>();
            add_home_option(arguments, request->home);
            arguments.add("--port", request->port, "Where to listen (0: any free one)")
                .with_default_shown();
            arguments
                .add("--address", request->address,
                    "The network address to serve at; others than this computer need TLS")
                .with_default_shown();
            arguments.add("--name", request->name,
                "The host name under which other computers reach this one");
            arguments.add(
                "--certificate", request->certificate, "TLS with this certificate, a file in PEM");
            arguments.add("--key", request->key, "The key of that certificate, a file in PEM");
            arguments.add_flag("--office", request->office,
                "TLS with a certificate that Saksi makes and keeps in the workspace's folder");
            return [request](Surroundings& surroundings) { return surroundings.serve(*request); };
        } };
}

} // namespace saksi::cli::commands
