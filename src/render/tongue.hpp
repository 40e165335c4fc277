// A language on the screen: its translations, and how it writes dates, numbers, lists and order.
//
//     t.tr("Add a source")                                  a label; the literal is extracted by
//     xgettext t.tr(type.label)                                      a Message that was marked with
//     N_ elsewhere t.trn("record", "records", count)                     the word that goes with a
//     number t.format("Page {} of {}", page, pages)                in order t.format("{state}
//     signed in {year}", arg("state", name), arg("year", 1985))   by name t.html("See {link}.",
//     arg("link", Html(a(href_(path), "…"))))
//
// Catalogs are po/*.po, compiled by msgfmt and embedded; see docs/decisions/gettext.md.
#pragma once

#include "base/clock.hpp"
#include "base/label.hpp"
#include "render/html.hpp"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace saksi::render {

// What goes into a {place} of a message. Numbers are written as the language writes them; for ids
// and years use text. Points at its text: used within the expression that made it.
struct Argument {
    template<Textual Value>
    Argument(Value const& text)
        : value(std::string_view(text))
    {
    }
    template<WholeNumber Value>
    Argument(Value number)
        : value(static_cast<std::int64_t>(number))
    {
    }
    Argument(Html const& html)
        : value(&html)
    {
    }

    std::string_view name {}; // Empty: by order.
    std::variant<std::string_view, std::int64_t, Html const*> value;
};

template<typename Value>
Argument arg(std::string_view name, Value const& value)
{
    Argument argument(value);
    argument.name = name;
    return argument;
}

class Tongue {
public:
    // BCP 47, such as "ne". "qps" is the pseudo-language that shows what was never translated.
    std::string_view code() const { return m_code; }
    // The language's name in itself: "नेपाली".
    std::string_view autonym() const { return m_autonym; }
    Direction direction() const { return m_direction; }
    bool is_right_to_left() const { return m_direction == Direction::right_to_left; }
    // False while nobody who speaks the language has read the translations; pages say so.
    bool is_reviewed() const { return m_is_reviewed; }

    // The translation, or the English text where there is none. The view lasts as long as Tongues.
    std::string_view tr(Message message) const;
    // A group's own words are shown as they were written. (A template, so that a literal is a
    // Message and nothing else.)
    template<std::same_as<Label> Declared>
    std::string_view tr(Declared const& label) const
    {
        return label.is_own() ? label.text() : tr(label.message());
    }
    // The form for this number; the number itself is not in it unless the text says {n}: format_n.
    std::string_view trn(Message one, Message other, std::int64_t count) const;

    // The translated message with its {places} filled. A place without an argument stays as it is.
    // An Html argument is not for here: it goes to html().
    template<typename... Values>
    std::string format(Message message, Values const&... values) const
    {
        std::array<Argument, sizeof...(Values)> const arguments { Argument(values)... };
        return filled(tr(message), arguments);
    }

    // format_n("{n} record", "{n} records", count): {n} is the count.
    template<typename... Values>
    std::string format_n(
        Message one, Message other, std::int64_t count, Values const&... values) const
    {
        std::array<Argument, sizeof...(Values) + 1> const arguments { arg("n", count),
            Argument(values)... };
        return filled(trn(one, other, count), arguments);
    }

    // The same with markup in the places; the message itself is text and is escaped.
    template<typename... Values>
    Html html(Message message, Values const&... values) const
    {
        std::array<Argument, sizeof...(Values)> const arguments { Argument(values)... };
        return filled_html(tr(message), arguments);
    }

    // A Gregorian date with just the precision that is known: 0 stands for an unknown month or day
    // and is never filled in. "6 July 1983", "July 1983", "1983".
    // A month or day outside the calendar is written in digits, as it was given.
    std::string date(int year, int month = 0, int day = 0) const;
    // A moment on a clock that is `offset_minutes` ahead of UTC: "6 July 1983, 14:05".
    std::string moment(UnixSeconds moment, int offset_minutes = 0) const;
    // "yesterday", "in 3 months": the largest unit that fits, rounded towards now.
    std::string relative(UnixSeconds then, UnixSeconds now) const;
    // "1,234,567" with the language's digits and groups.
    std::string number(std::int64_t value) const;
    // "a, b and c".
    std::string list(std::span<std::string const> items) const;

    // The language's alphabetical order: below, at or above zero.
    int compare(std::string_view one, std::string_view two) const;
    // Strings whose bytes compare as compare() does: for sorting many.
    std::string sort_key(std::string_view text) const;

    ~Tongue();
    Tongue(Tongue const&) = delete;
    Tongue& operator=(Tongue const&) = delete;

private:
    friend class Tongues;
    struct Texts;
    struct Habits; // What ICU knows of the language; opened when first asked.
    Tongue(std::string_view code, std::string_view autonym, Direction direction, bool is_reviewed);
    Habits const& habits() const;
    std::string filled(std::string_view pattern, std::span<Argument const> arguments) const;
    Html filled_html(std::string_view pattern, std::span<Argument const> arguments) const;
    std::string digits(std::int64_t value, int width = 1) const;

    std::string_view m_code;
    std::string_view m_autonym;
    Direction m_direction;
    bool m_is_reviewed;
    std::unique_ptr<Texts> m_texts;
    std::unique_ptr<Habits> m_habits;
};

// All languages of the program. Threads may share one; it does not change.
class Tongues {
public:
    // Reads the embedded catalogs. A broken one stops the program: it is part of it.
    Tongues();
    ~Tongues();

    Tongue const& english() const { return *m_tongues.front(); }
    // Null if the program does not have it.
    Tongue const* find(std::string_view code) const;
    // What a person may choose from; the pseudo-language is not among them.
    std::vector<Tongue const*> offered() const;

    // The language of a request: what the person chose (`cookie`), else the first language of the
    // browser's Accept-Language that we have, else English. Anything unreadable counts as absent.
    // Source: RFC 9110, 12.5.4.
    Tongue const& choose(std::string_view accept_language, std::string_view cookie) const;

private:
    std::vector<std::unique_ptr<Tongue>> m_tongues; // English first.
};

} // namespace saksi::render
