#include "store/search_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>

namespace saksi::store {

namespace {

constexpr std::size_t typed_bytes_max = 1024;
constexpr std::size_t terms_max = 16;

// Shorter beginnings stand for so many words that no answer would help.
constexpr std::size_t prefix_bytes_min = 2;

bool is_space(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

// The quotation marks that keyboards and word processors make.
std::size_t quote_at(std::string_view text)
{
    for (std::string_view const quote : { "\"", "“", "”", "„", "«", "»", "「", "」" }) {
        if (text.starts_with(quote))
            return quote.size();
    }
    return 0;
}

// Where the tokens of a text stand: at each place a word, and in scripts without spaces the pair
// that begins there.
struct Place {
    std::string word;
    std::string pair;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t pair_end = 0;
};

std::vector<Place> places_in(std::string_view text)
{
    std::vector<Place> places;
    Tokenizer tokenizer;
    tokenizer.run(text, TokenPurpose::document, [&](Token const& token) {
        if (token.same_place) {
            places.back().pair = token.text;
            places.back().pair_end = token.end;
        } else {
            places.push_back({ std::string(token.text), {}, token.begin, token.end, 0 });
        }
        return true;
    });
    return places;
}

// Where the match of a phrase that begins at this place ends.
std::optional<std::size_t> match_end(std::vector<Place> const& places, std::size_t start,
    std::vector<std::string> const& phrase, bool prefix)
{
    if (start + phrase.size() > places.size())
        return std::nullopt;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        auto const& place = places[start + i];
        auto const last = i + 1 == phrase.size();
        auto const fits = [&](std::string_view token) {
            return last && prefix ? token.starts_with(phrase[i]) : token == phrase[i];
        };
        auto const word = fits(place.word);
        if (!word && !fits(place.pair))
            return std::nullopt;
        if (last)
            return word ? place.end : place.pair_end;
    }
    return std::nullopt;
}

bool is_character_start(std::string_view text, std::size_t at)
{
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

} // namespace

SearchWords SearchWords::parse(std::string_view typed)
{
    SearchWords words;
    auto rest = shortened(typed, typed_bytes_max);
    while (!rest.empty() && words.m_wanted.size() + words.m_excluded.size() < terms_max) {
        if (is_space(rest.front())) {
            rest.remove_prefix(1);
            continue;
        }
        auto const excluded = rest.size() > 1 && rest.front() == '-' && !is_space(rest[1]);
        if (excluded)
            rest.remove_prefix(1);
        auto const quote = quote_at(rest);
        rest.remove_prefix(quote);
        std::size_t size = 0;
        while (
            size < rest.size() && !quote_at(rest.substr(size)) && (quote || !is_space(rest[size])))
            ++size;
        auto const term = rest.substr(0, size);
        rest.remove_prefix(size);
        if (quote && !rest.empty())
            rest.remove_prefix(quote_at(rest));
        auto const prefix = term.ends_with('*') || (quote && rest.starts_with('*'));
        words.add(term, prefix, excluded);
    }
    return words;
}

void SearchWords::add(std::string_view raw, bool prefix, bool excluded)
{
    Term term { .raw = std::string(raw), .tokens = {}, .prefix = prefix };
    // A NUL would end the expression for SQLite.
    std::ranges::replace_if(term.raw, is_space, ' ');
    Tokenizer tokenizer;
    tokenizer.run(term.raw, TokenPurpose::query, [&](Token const& token) {
        term.tokens.emplace_back(token.text);
        return true;
    });
    if (term.tokens.empty())
        return;
    if (term.tokens.back().size() < prefix_bytes_min)
        term.prefix = false;
    (excluded ? m_excluded : m_wanted).push_back(std::move(term));
}

// Always a quoted string, which FTS5 hands to the tokenizer: nothing typed is ever syntax.
std::string SearchWords::spelled(Term const& term)
{
    std::string text = "\"";
    for (auto const c : term.raw)
        text.append(c == '"' ? 2 : 1, c);
    return text + (term.prefix ? "\" *" : "\"");
}

std::string SearchWords::match() const
{
    std::string expression;
    for (auto const& term : m_wanted)
        expression += (expression.empty() ? "(" : " AND ") + spelled(term);
    expression += ")";
    for (auto const& term : m_excluded)
        expression += " NOT " + spelled(term);
    return expression;
}

std::vector<SearchWords::Range> SearchWords::found(
    std::vector<Term> const& terms, std::string_view text)
{
    std::vector<Range> ranges;
    auto const places = places_in(text);
    for (std::size_t at = 0; at < places.size(); ++at) {
        for (std::size_t i = 0; i < terms.size(); ++i) {
            if (auto const end = match_end(places, at, terms[i].tokens, terms[i].prefix))
                ranges.push_back({ places[at].begin, *end, i });
        }
    }
    return ranges;
}

std::size_t SearchWords::count_in(std::string_view text) const
{
    std::vector<bool> there(m_wanted.size());
    for (auto const& range : found(m_wanted, text))
        there[range.term] = true;
    return static_cast<std::size_t>(std::ranges::count(there, true));
}

bool SearchWords::all_in(std::string_view text) const
{
    return count_in(text) == m_wanted.size() && found(m_excluded, text).empty();
}

std::vector<MarkedPart> SearchWords::marked(std::string_view text, std::size_t bytes_max) const
{
    auto const ranges = found(m_wanted, text);
    std::size_t begin = 0;
    if (!ranges.empty() && ranges.front().begin > bytes_max / 2) {
        // Some words before the match, from the beginning of a word where there is a space.
        begin = ranges.front().begin - bytes_max / 3;
        if (auto const space = text.find(' ', begin); space < ranges.front().begin)
            begin = space + 1;
        while (!is_character_start(text, begin))
            ++begin;
    }
    auto end = begin + shortened(text.substr(begin), bytes_max).size();
    std::vector<MarkedPart> parts;
    auto const add = [&](std::size_t from, std::size_t to, bool match) {
        if (from < to)
            parts.push_back({ std::string(text.substr(from, to - from)), match });
    };
    if (begin > 0)
        parts.push_back({ "… ", false });
    auto at = begin;
    for (auto const& range : ranges) {
        auto const from = std::max(range.begin, at);
        if (range.begin >= end || range.end > end || range.end <= at)
            continue;
        add(at, from, false);
        add(from, range.end, true);
        at = range.end;
    }
    add(at, end, false);
    if (end < text.size())
        parts.push_back({ " …", false });
    return parts;
}

} // namespace saksi::store
