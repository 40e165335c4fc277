// English text fixed at compile time. It is at the same time the key of its translations.
#pragma once

#include <cstddef>
#include <string_view>

namespace saksi {

// A sentence or label for people. It cannot be made from data, so no name and no testimony can
// reach a log, an error or a translation catalog through one.
class Message {
public:
    constexpr Message() = default;

    template<std::size_t size>
    consteval Message(char const (&literal)[size])
        : m_text(literal, size - 1)
    {
    }

    constexpr std::string_view text() const { return m_text; }
    constexpr bool empty() const { return m_text.empty(); }
    friend constexpr bool operator==(Message, Message) = default;

private:
    std::string_view m_text;
};

// Marks a literal for the translators (xgettext looks for this name) where no translation happens
// yet: in declarations. The face that shows it calls `Tongue::tr` on it.
consteval Message N_(Message literal)
{
    return literal;
}

} // namespace saksi
