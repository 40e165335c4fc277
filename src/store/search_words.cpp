#include "store/search_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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

// Addresses, times and symbols of documents have colons too.
bool can_name_a_field(std::string_view name)
{
    return !name.empty() && !name.starts_with("http") && std::ranges::none_of(name, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x80 && !(byte >= 'a' && byte <= 'z') && !(byte >= 'A' && byte <= 'Z')
            && byte != '_' && byte != '-' && byte != '\'';
    });
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

// Goes through what was typed once, from the beginning to the end.
class SearchWords::Parser {
public:
    Parser(std::string_view typed, FieldsNamed const& fields_named, SearchWords& words)
        : m_fields_named(fields_named)
        , m_words(words)
    {
        m_words.m_typed = shortened(typed, typed_bytes_max);
        // A NUL would end an expression for SQLite.
        std::ranges::replace_if(m_words.m_typed, is_space, ' ');
        m_text = m_words.m_typed;
        if (m_text.size() < typed.size())
            remark(SearchRemark::Kind::cut);
    }

    void all()
    {
        while (skip_spaces()) {
            if (m_terms == terms_max) {
                remark(SearchRemark::Kind::cut);
                break;
            }
            m_begin = m_at;
            if (m_text[m_at] == '-' && m_at + 1 < m_text.size() && !is_space(m_text[m_at + 1])) {
                m_excluded = true;
                ++m_at;
            }
            if (quote_at(m_text.substr(m_at)))
                quoted({});
            else
                unquoted();
        }
        if (m_words.m_wanted.empty() && !m_words.m_excluded.empty())
            remark(SearchRemark::Kind::only_excluded);
    }

private:
    bool skip_spaces()
    {
        while (m_at < m_text.size() && is_space(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size();
    }

    void remark(SearchRemark::Kind kind, std::string_view text = {})
    {
        m_words.m_remarks.push_back({ kind, std::string(text) });
    }

    // The keys of a field that is named before a colon, with something to look for after it.
    std::vector<std::string> fields_of(std::string_view name, std::size_t after_colon)
    {
        if (!m_fields_named || after_colon >= m_text.size() || is_space(m_text[after_colon])
            || m_text[after_colon] == '/')
            return {};
        auto fields = m_fields_named(name);
        if (fields.empty())
            remark(SearchRemark::Kind::unknown_field, name);
        return fields;
    }

    void quoted(std::vector<std::string> fields)
    {
        m_at += quote_at(m_text.substr(m_at));
        auto const begin = m_at;
        while (m_at < m_text.size() && !quote_at(m_text.substr(m_at)))
            ++m_at;
        auto const end = m_at;
        m_at += quote_at(m_text.substr(m_at));
        if (fields.empty() && m_text.substr(m_at).starts_with(':')) {
            if (fields = fields_of(m_text.substr(begin, end - begin), m_at + 1); !fields.empty()) {
                ++m_at;
                value(std::move(fields));
                return;
            }
        }
        auto const star = m_text.substr(m_at).starts_with('*');
        m_at += star;
        add({ .raw = {},
            .tokens = {},
            .prefix = star,
            .quoted = true,
            .fields = std::move(fields),
            .begin = begin,
            .end = end });
    }

    // What follows the colon after a field's name.
    void value(std::vector<std::string> fields)
    {
        if (quote_at(m_text.substr(m_at)))
            quoted(std::move(fields));
        else
            run(std::move(fields));
    }

    void unquoted()
    {
        auto const whole = m_text.substr(m_at, end_of_run() - m_at);
        if (whole == "OR" || whole == "AND" || whole == "NOT") {
            m_at += whole.size();
            m_or = whole == "OR";
            m_excluded = whole == "NOT";
            return;
        }
        auto const colon = whole.find(':');
        if (colon != whole.npos && can_name_a_field(whole.substr(0, colon))) {
            auto fields = fields_of(whole.substr(0, colon), m_at + colon + 1);
            if (!fields.empty()) {
                m_at += colon + 1;
                value(std::move(fields));
                return;
            }
        }
        run({});
    }

    std::size_t end_of_run() const
    {
        auto end = m_at;
        while (end < m_text.size() && !is_space(m_text[end]) && !quote_at(m_text.substr(end)))
            ++end;
        return end;
    }

    void run(std::vector<std::string> fields)
    {
        auto const begin = m_at;
        m_at = end_of_run();
        auto end = m_at;
        auto const star = m_text.substr(begin, end - begin).ends_with('*');
        while (end > begin && m_text[end - 1] == '*')
            --end;
        add({ .raw = {},
            .tokens = {},
            .prefix = star,
            .quoted = false,
            .fields = std::move(fields),
            .begin = begin,
            .end = end });
    }

    void add(Term term)
    {
        auto const excluded = std::exchange(m_excluded, false);
        auto const alternative = std::exchange(m_or, false);
        term.raw = m_text.substr(term.begin, term.end - term.begin);
        Tokenizer tokenizer;
        tokenizer.run(term.raw, TokenPurpose::query, [&](Token const& token) {
            term.tokens.emplace_back(token.text);
            return true;
        });
        if (term.tokens.empty())
            return;
        if (term.tokens.back().size() < prefix_bytes_min)
            term.prefix = false;
        ++m_terms;
        if (excluded) {
            m_words.m_excluded.push_back(std::move(term));
            return;
        }
        auto& wanted = m_words.m_wanted;
        if (!alternative || wanted.empty())
            wanted.push_back({ .any = {}, .begin = m_begin, .end = 0 });
        wanted.back().any.push_back(std::move(term));
        wanted.back().end = m_at;
    }

    FieldsNamed const& m_fields_named;
    SearchWords& m_words;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_begin = 0; // Of the term that is being read.
    std::size_t m_terms = 0;
    bool m_excluded = false;
    bool m_or = false;
};

SearchWords SearchWords::parse(std::string_view typed, FieldsNamed const& fields_named)
{
    SearchWords words;
    Parser(typed, fields_named, words).all();
    return words;
}

bool SearchWords::names_fields() const
{
    auto const names = [](Term const& term) { return !term.fields.empty(); };
    return std::ranges::any_of(m_excluded, names)
        || std::ranges::any_of(
            m_wanted, [&](Clause const& clause) { return std::ranges::any_of(clause.any, names); });
}

// Always a quoted string, which FTS5 hands to the tokenizer: nothing typed is ever syntax.
std::string SearchWords::Term::match() const
{
    std::string text = "\"";
    for (auto const c : raw)
        text.append(c == '"' ? 2 : 1, c);
    return text + (prefix ? "\" *" : "\"");
}

std::string SearchWords::match() const
{
    std::string expression = "(";
    for (auto const& clause : m_wanted) {
        expression += expression.size() == 1 ? "(" : " AND (";
        for (auto const& term : clause.any)
            expression += (&term == &clause.any.front() ? "" : " OR ") + term.match();
        expression += ")";
    }
    expression += ")";
    for (auto const& term : m_excluded) {
        if (term.fields.empty())
            expression += " NOT " + term.match();
    }
    return expression;
}

std::string SearchWords::without(Clause const& clause) const
{
    auto const before = trimmed(std::string_view(m_typed).substr(0, clause.begin));
    auto const after = trimmed(std::string_view(m_typed).substr(clause.end));
    return std::string(before) + (before.empty() || after.empty() ? "" : " ") + std::string(after);
}

std::string SearchWords::with_instead(Term const& term, std::string_view word) const
{
    return m_typed.substr(0, term.begin) + std::string(word) + m_typed.substr(term.end);
}

bool SearchWords::stands_in(Term const& term, std::string_view text)
{
    auto const places = places_in(text);
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (match_end(places, at, term.tokens, term.prefix))
            return true;
    }
    return false;
}

SearchWords::Found SearchWords::found_in(std::string_view text, std::string_view field) const
{
    Found found;
    auto const places = places_in(text);
    auto const counts_here = [&](Term const& term) {
        return field.empty() || term.fields.empty()
            || std::ranges::find(term.fields, field) != term.fields.end();
    };
    for (auto const& clause : m_wanted) {
        auto const before = found.ranges.size();
        for (auto const& term : clause.any) {
            if (!counts_here(term))
                continue;
            for (std::size_t at = 0; at < places.size(); ++at) {
                if (auto const end = match_end(places, at, term.tokens, term.prefix))
                    found.ranges.push_back({ places[at].begin, *end });
            }
        }
        found.clauses += found.ranges.size() > before;
    }
    for (auto const& term : m_excluded) {
        if (!counts_here(term))
            continue;
        for (std::size_t at = 0; at < places.size() && !found.has_excluded; ++at)
            found.has_excluded = match_end(places, at, term.tokens, term.prefix).has_value();
    }
    std::ranges::sort(found.ranges, {},
        [](Found::Range const& range) { return std::pair(range.begin, range.end); });
    return found;
}

bool SearchWords::all_in(std::string_view text) const
{
    auto const found = found_in(text);
    return found.clauses == m_wanted.size() && !found.has_excluded;
}

std::vector<MarkedPart> SearchWords::marked(
    std::string_view text, Found const& found, std::size_t bytes_max)
{
    auto const& ranges = found.ranges;
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
