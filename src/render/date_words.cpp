#include "render/date_words.hpp"

namespace saksi::render {

std::string date_words(Tongue const& t, Day const& day)
{
    return t.date(day.year, day.month, day.day);
}

// The part of an EDTF text without its qualifier, in words.
static std::string plain_words(Tongue const& t, FuzzyDate const& date)
{
    // A date of one of these precisions always has both bounds; only intervals may be open.
    auto const first = *date.earliest();
    switch (date.precision()) {
    case FuzzyDate::Precision::century:
        return t.format(
            "between {} and {}", std::to_string(first.year), std::to_string(date.latest()->year));
    case FuzzyDate::Precision::decade:
        return t.format("the {}s", std::to_string(first.year));
    case FuzzyDate::Precision::year:
        return t.date(first.year);
    case FuzzyDate::Precision::month:
        return t.date(first.year, first.month);
    case FuzzyDate::Precision::day:
        return t.date(first.year, first.month, first.day);
    case FuzzyDate::Precision::interval:
        break;
    }
    return date.text();
}

static std::string interval_words(Tongue const& t, std::string_view text)
{
    auto const slash = text.find('/');
    auto side = [&](std::string_view part) -> std::string {
        if (part.empty() || part == "..")
            return {};
        return date_words(t, MUST(FuzzyDate::parse(part)));
    };
    auto const from = side(text.substr(0, slash));
    auto const until = side(text.substr(slash + 1));
    if (until.empty())
        return t.format("from {} on", from);
    if (from.empty())
        return t.format("until {}", until);
    return t.format("from {} until {}", from, until);
}

std::string date_words(Tongue const& t, FuzzyDate const& date)
{
    if (date.precision() == FuzzyDate::Precision::interval)
        return interval_words(t, date.text());
    auto words = plain_words(t, date);
    if (date.approximate())
        words = t.format("about {}", words);
    if (date.uncertain())
        words = t.format("{} (uncertain)", words);
    return words;
}

} // namespace saksi::render
