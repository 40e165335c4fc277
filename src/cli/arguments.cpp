#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>

namespace saksi::cli {

Argument const& Argument::required() const
{
    m_option->required();
    return *this;
}

Argument const& Argument::one_of(std::vector<std::string> words) const
{
    m_option->check(CLI::IsMember(std::move(words)));
    return *this;
}

Argument const& Argument::with_default_shown() const
{
    m_option->capture_default_str();
    return *this;
}

Argument Arguments::add(std::string const& name, std::string& into, std::string const& help)
{
    return Argument(*m_app.add_option(name, into, help));
}

Argument Arguments::add(
    std::string const& name, std::vector<std::string>& into, std::string const& help)
{
    return Argument(*m_app.add_option(name, into, help));
}

Argument Arguments::add(
    std::string const& name, std::filesystem::path& into, std::string const& help)
{
    return Argument(*m_app.add_option(name, into, help));
}

Argument Arguments::add(std::string const& name, std::size_t& into, std::string const& help)
{
    return Argument(*m_app.add_option(name, into, help));
}

Argument Arguments::add(std::string const& name, std::uint16_t& into, std::string const& help)
{
    return Argument(*m_app.add_option(name, into, help));
}

Argument Arguments::add_flag(std::string const& name, bool& into, std::string const& help)
{
    return Argument(*m_app.add_flag(name, into, help));
}

} // namespace saksi::cli
