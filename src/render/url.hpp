// Addresses as types: where a link or a form may lead. Neither can ever hold javascript: or data:.
#pragma once

#include "base/result.hpp"

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace saksi::render {

// One segment, key or value, with everything but RFC 3986's unreserved characters as %XX.
std::string percent_encode(std::string_view text);

// An address inside our own pages, or inside one published folder.
//     Path("/records") / id / "edit"
//     Path("/states").with("treaty", "CAT").with("page", 2).at("results")
class Path {
public:
    // A literal of a program: "/states", "chapter-1.html" or "#notes"; with a query if need be.
    // Does not compile if it could leave this server.
    class Fixed {
    public:
        template<std::size_t size>
        consteval Fixed(char const (&literal)[size])
            : m_text(literal, size - 1)
        {
            if (m_text.starts_with("//") || m_text.find_first_of(":\\ <>\"'") != m_text.npos)
                throw "not a path inside our own pages";
        }
        constexpr std::string_view text() const { return m_text; }

    private:
        std::string_view m_text;
    };

    explicit Path(Fixed fixed)
        : m_text(fixed.text())
    {
    }

    // A path that came in with a request ("where to go back to").
    // Errors: invalid  it does not begin with one slash, or holds a backslash, space or control
    //                  character, and so might lead to another host
    static Result<Path> parse(std::string_view text);

    // A file that lies beside the page itself, such as "country-npl.html": how the pages of a
    // published book, which have no address of their own, know each other. All but unreserved
    // characters are encoded, so it can neither climb nor leave the folder.
    static Path file(std::string_view stem, std::string_view ending);

    // One more segment. "." and ".." would climb, so they become U+FFFD.
    Path operator/(std::string_view segment) const;
    Path operator/(std::integral auto number) const { return *this / std::to_string(number); }

    // One more query parameter; a key may be given several times.
    Path with(std::string_view key, std::string_view value) const;
    Path with(std::string_view key, std::integral auto number) const
    {
        return with(key, std::to_string(number));
    }

    // The place within the page, replacing an earlier one.
    Path at(std::string_view fragment) const;

    std::string_view text() const { return m_text; }
    friend bool operator==(Path const&, Path const&) = default;

private:
    Path() = default;
    std::string m_text;
};

// An address in the world outside: http, https or mailto.
class Url {
public:
    // Characters that RFC 3986 does not allow are percent-encoded, so that XML and epubcheck agree.
    // Errors: invalid  another scheme, no scheme, no host, or a control character
    static Result<Url> parse(std::string_view text);

    std::string_view text() const { return m_text; }
    friend bool operator==(Url const&, Url const&) = default;

private:
    Url() = default;
    std::string m_text;
};

template<typename T>
concept Address = std::same_as<T, Path> || std::same_as<T, Url>;

} // namespace saksi::render
