// What a command is: its name, its options, what it does. One command is one file in commands/,
// found because it lies there; `--help` is made from the declaration.
//
// A command reads its options, calls one deed, and prints. No rule of casework here.
#pragma once

#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "workspace/workspace.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace saksi::cli {

struct ServeRequest {
    std::filesystem::path home;
    std::uint16_t port = 8640;
    std::string address = "127.0.0.1";
    std::string name {};                  // Under which others reach it; may be empty.
    std::filesystem::path certificate {}; // Of the office's own; both or neither.
    std::filesystem::path key {};
    bool office = false; // With a certificate that the program makes.
};

struct BenchRequest {
    bool json = false;
    std::size_t records = 0; // Measured on so many invented records; 0: on the reference pack.
    std::size_t people = 0;  // Or on cases with so many people, and three acts to each.
};

// What commands stand on; app puts it together. The functions stand for rooms above this one.
struct Surroundings {
    workspace::Parts parts;
    std::ostream& out;
    std::ostream& err;
    std::function<Result<void>(ServeRequest const&)> serve;
    std::function<Result<void>(BenchRequest const&)> bench;
    std::function<std::string()> propose_passphrase; // Six words made by chance.
    // Asks on the terminal without showing what is typed. Errors: locked  there is no terminal
    std::function<Result<crypto::SecretBytes>(std::string const& prompt)> ask_secret;
};

using Run = std::function<Result<void>(Surroundings&)>;

struct Command {
    std::string name;
    Message summary;
    // Declares the options and gives what runs once they are read. What the options fill must be
    // owned by the returned function.
    std::function<Run(Arguments&)> declare;
};

// Runs one command line. Answers with the exit code; docs/exit_codes.md lists them.
int run(
    Surroundings&, std::vector<Command> const&, int argument_count, char const* const* arguments);

// The exit code that stands for a kind of error.
int exit_code(ErrorKind);

} // namespace saksi::cli
