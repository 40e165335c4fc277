// What a person typed into the search box: words, "phrases", prefix*, -exclusion. Everything can be
// typed and nothing is an error: what has no meaning here is a word like any other.
#pragma once

#include "store/tokenizer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

struct MarkedPart {
    std::string text;
    bool match = false;
};

class SearchWords {
public:
    static SearchWords parse(std::string_view typed);

    // Nothing in it can be looked for.
    bool empty() const { return m_wanted.empty(); }

    // The same as an expression for MATCH. Only of words that are not empty().
    std::string match() const;

    // Whether every wanted word stands in the text, and no excluded one.
    bool all_in(std::string_view text) const;

    // How many of the wanted words stand in the text.
    std::size_t count_in(std::string_view text) const;

    // A piece of at most about `bytes_max` bytes of the text, around the first match, with the
    // matches marked. The beginning of the text when nothing matches.
    std::vector<MarkedPart> marked(std::string_view text, std::size_t bytes_max) const;

private:
    struct Term {
        std::string raw;                 // As typed, without quotes.
        std::vector<std::string> tokens; // As a query; at least one.
        bool prefix = false;
    };
    struct Range {
        std::size_t begin;
        std::size_t end;
        std::size_t term;
    };

    void add(std::string_view raw, bool prefix, bool excluded);
    static std::string spelled(Term const&);
    static std::vector<Range> found(std::vector<Term> const&, std::string_view text);

    std::vector<Term> m_wanted;
    std::vector<Term> m_excluded;
};

} // namespace saksi::store
