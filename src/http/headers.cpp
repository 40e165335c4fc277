#include "http/headers.hpp"

#include "base/fault.hpp"

#include <algorithm>

namespace saksi::http {

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool equal_ignoring_case(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

static bool is_token(std::string_view name)
{
    auto const is_token_character = [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c != 0
                && std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c))
                    != std::string_view::npos);
    };
    return !name.empty() && std::ranges::all_of(name, is_token_character);
}

static bool is_field_value(std::string_view value)
{
    return std::ranges::all_of(
        value, [](unsigned char c) { return c == '\t' || (c >= 0x20 && c != 0x7f); });
}

void Headers::add(std::string name, std::string value)
{
    if (!is_token(name) || !is_field_value(value))
        throw Fault(N_("A header field would have broken out of its line."));
    m_fields.emplace_back(std::move(name), std::move(value));
}

void Headers::set(std::string name, std::string value)
{
    std::erase_if(
        m_fields, [&](auto const& field) { return equal_ignoring_case(field.first, name); });
    add(std::move(name), std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const
{
    auto const field = std::ranges::find_if(
        m_fields, [&](auto const& one) { return equal_ignoring_case(one.first, name); });
    if (field == m_fields.end())
        return std::nullopt;
    return field->second;
}

} // namespace saksi::http
