#include "render/url.hpp"

#include <algorithm>

namespace saksi::render {

namespace {

bool is_alphanumeric(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9');
}

void append_percent(std::string& out, char byte)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    auto const value = static_cast<unsigned char>(byte);
    out += '%';
    out += digits[value >> 4];
    out += digits[value & 15];
}

bool is_control(char letter)
{
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
}

bool same_ignoring_case(std::string_view text, std::string_view lower)
{
    return std::ranges::equal(text, lower, [](char one, char two) {
        return (one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one) == two;
    });
}

// Keeps what RFC 3986 allows anywhere in an address, and encodes the rest.
std::string with_allowed_characters(std::string_view text)
{
    constexpr std::string_view allowed = "-._~:/?#[]@!$&'()*+,;=%";
    std::string out;
    for (auto const letter : text) {
        if (is_alphanumeric(letter) || allowed.find(letter) != allowed.npos)
            out += letter;
        else
            append_percent(out, letter);
    }
    return out;
}

} // namespace

std::string percent_encode(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (auto const letter : text) {
        if (is_alphanumeric(letter) || letter == '-' || letter == '.' || letter == '_'
            || letter == '~')
            out += letter;
        else
            append_percent(out, letter);
    }
    return out;
}

Result<Path> Path::parse(std::string_view text)
{
    auto const one_slash = text.starts_with('/') && !text.starts_with("//");
    auto const harmless = std::ranges::none_of(
        text, [](char letter) { return is_control(letter) || letter == '\\' || letter == ' '; });
    if (!one_slash || !harmless)
        return Error { ErrorKind::invalid, "This is not an address inside this program." };
    Path path;
    path.m_text = with_allowed_characters(text);
    return path;
}

Path Path::file(std::string_view stem, std::string_view ending)
{
    Path path;
    // With a dot and an ending behind it, no stem is "." or "..".
    path.m_text = percent_encode(stem) + '.' + percent_encode(ending);
    return path;
}

Path Path::operator/(std::string_view segment) const
{
    auto path = *this;
    if (!path.m_text.empty() && !path.m_text.ends_with('/'))
        path.m_text += '/';
    path.m_text += segment == "." || segment == ".." ? "%EF%BF%BD" : percent_encode(segment);
    return path;
}

Path Path::with(std::string_view key, std::string_view value) const
{
    auto path = *this;
    auto const fragment_at = std::min(path.m_text.find('#'), path.m_text.size());
    auto const fragment = path.m_text.substr(fragment_at);
    path.m_text.resize(fragment_at);
    path.m_text += path.m_text.find('?') == std::string::npos ? '?' : '&';
    path.m_text += percent_encode(key) + '=' + percent_encode(value) + fragment;
    return path;
}

Path Path::at(std::string_view fragment) const
{
    auto path = *this;
    path.m_text.resize(std::min(path.m_text.find('#'), path.m_text.size()));
    path.m_text += '#' + percent_encode(fragment);
    return path;
}

Result<Url> Url::parse(std::string_view text)
{
    Error const refused { ErrorKind::invalid,
        "A web address begins with https://, http:// or mailto:." };
    if (std::ranges::any_of(text, is_control))
        return refused;
    auto const colon = text.find(':');
    if (colon == text.npos)
        return refused;
    auto const scheme = text.substr(0, colon);
    auto const rest = text.substr(colon + 1);
    auto const web = same_ignoring_case(scheme, "https") || same_ignoring_case(scheme, "http");
    auto const has_host = rest.size() > 2 && rest.starts_with("//") && rest[2] != '/';
    auto const mail = same_ignoring_case(scheme, "mailto") && !rest.empty();
    if (!(web && has_host) && !mail)
        return refused;
    Url url;
    url.m_text = with_allowed_characters(text);
    return url;
}

} // namespace saksi::render
