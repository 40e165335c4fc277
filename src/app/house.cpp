#include "app/house.hpp"

#include "app/bench.hpp"
#include "app/serve.hpp"
#include "app/terminal.hpp"
#include "base/system_clock.hpp"
#include "catalog/catalog.hpp"
#include "cli/command.hpp"
#include "cli/desk.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/system_dice.hpp"
#include "crypto/wiped_memory.hpp"

#include <iostream>

namespace saksi::cli::commands {
std::vector<Command> all();
}

namespace saksi::app {

int run(int argument_count, char const* const* arguments)
{
    crypto::initialise();
    crypto::forbid_memory_dumps();
    crypto::wipe_memory_when_freed();
    auto const schemas = catalog::schemas();
    SystemClock const clock;
    crypto::SystemDice dice;
    workspace::Parts const parts { schemas, clock, dice, cli::default_marks_folder() };
    auto const propose_passphrase = [&] {
        return std::string(text_of(crypto::generate_passphrase(dice).view()));
    };
    cli::Surroundings surroundings {
        .parts = parts,
        .out = std::cout,
        .err = std::cerr,
        .serve =
            [&](cli::ServeRequest const& request) {
                return serve(request, parts, propose_passphrase, std::cout);
            },
        .bench = [&](cli::BenchRequest const& request) { return bench(request, parts, std::cout); },
        .propose_passphrase = propose_passphrase,
        .ask_secret = ask_secret,
    };
    return cli::run(surroundings, cli::commands::all(), argument_count, arguments);
}

} // namespace saksi::app
