#include "app/house.hpp"

#include "app/bench.hpp"
#include "app/serve.hpp"
#include "app/terminal.hpp"
#include "base/system_clock.hpp"
#include "catalog/catalog.hpp"
#include "cli/command.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/system_dice.hpp"
#include "crypto/wiped_memory.hpp"

#include <cstdlib>
#include <iostream>

namespace saksi::cli::commands {
std::vector<Command> all();
}

namespace saksi::app {

// Where the marks of how far each vault had come are kept: with the account, not with the vault, so
// that whoever copies the one does not copy the other. Empty where the account has no home.
static std::filesystem::path anchors_folder()
{
    if (auto const* state = std::getenv("XDG_STATE_HOME"); state && *state)
        return std::filesystem::path(state) / "saksi";
    if (auto const* home = std::getenv("HOME"); home && *home)
        return std::filesystem::path(home) / ".local/state/saksi";
    return {};
}

int run(int argument_count, char const* const* arguments)
{
    crypto::initialise();
    crypto::forbid_memory_dumps();
    crypto::wipe_memory_when_freed();
    auto const schemas = catalog::schemas();
    SystemClock const clock;
    crypto::SystemDice dice;
    workspace::Parts const parts { schemas, clock, dice, anchors_folder() };
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
