// What a declared thing is called on the screen: a text of ours, which has translations, or the
// words that a group gave to a declaration of its own, which have none.
#pragma once

#include "base/message.hpp"

#include <deque>
#include <string>

namespace saksi {

// Made of a literal, as a Message is, or by OwnWords. It never becomes a Message, so that what a
// group wrote reaches no error and no log.
class Label {
public:
    constexpr Label() = default;
    constexpr Label(Message message)
        : m_message(message)
    {
    }
    template<std::size_t size>
    consteval Label(char const (&literal)[size])
        : m_message(literal)
    {
    }

    // As it was written: English, or the language of the group.
    constexpr std::string_view text() const { return is_own() ? m_own : m_message.text(); }
    constexpr bool empty() const { return text().empty(); }
    constexpr bool is_own() const { return !m_own.empty(); }
    // What can be translated; empty for a group's own words.
    constexpr Message message() const { return m_message; }
    friend constexpr bool operator==(Label, Label) = default;

private:
    friend class OwnWords;
    Message m_message;
    std::string_view m_own; // Kept by an OwnWords.
};

// Keeps a group's words for as long as the labels made of them are used.
class OwnWords {
public:
    Label keep(std::string words)
    {
        Label label;
        label.m_own = m_words.emplace_back(std::move(words));
        return label;
    }

private:
    std::deque<std::string> m_words; // A deque moves nothing that it holds.
};

} // namespace saksi
