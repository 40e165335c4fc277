// What a command takes from the command line, declared by name, place and help text. The parser
// behind it (CLI11) is seen by arguments.cpp and command.cpp only: its header would
// be most of the compile time of every command (docs/decisions/command_line.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace saksi::cli {

// One that was declared, for what else is to be said of it.
class Argument {
public:
    explicit Argument(CLI::Option& option)
        : m_option(&option)
    {
    }

    // Without it the command line is refused.
    Argument const& required() const;
    // Only these words are taken.
    Argument const& one_of(std::vector<std::string> words) const;
    // `--help` says what holds when it is not given.
    Argument const& with_default_shown() const;

private:
    CLI::Option* m_option; // Owned by the parser.
};

class Arguments {
public:
    explicit Arguments(CLI::App& app)
        : m_app(app)
    {
    }

    // "--name" takes a value behind it; a bare "name" takes the next word that has no dashes, and
    // of a list all that follow. What is filled must live until the command runs.
    Argument add(std::string const& name, std::string& into, std::string const& help);
    Argument add(std::string const& name, std::vector<std::string>& into, std::string const& help);
    Argument add(std::string const& name, std::filesystem::path& into, std::string const& help);
    Argument add(std::string const& name, std::size_t& into, std::string const& help);
    Argument add(std::string const& name, std::uint16_t& into, std::string const& help);

    Argument add_flag(std::string const& name, bool& into, std::string const& help);

private:
    CLI::App& m_app;
};

} // namespace saksi::cli
