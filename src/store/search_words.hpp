// What a person typed into the search box: words, "phrases", prefix*, -exclusion or NOT exclusion,
// one OR another, field:word. Everything can be typed and nothing is an error: what has no meaning
// here is a word like any other, and remarks say what was not understood.
#pragma once

#include "store/search_order.hpp"
#include "store/tokenizer.hpp"

#include <functional>
#include <span>
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
    // The keys of the fields that a typed name means; none when no field is called so.
    using FieldsNamed = std::function<std::vector<std::string>(std::string_view)>;

    // A word, a phrase or a beginning.
    struct Term {
        std::string raw;                 // As typed, without quotes.
        std::vector<std::string> tokens; // As a query; at least one.
        bool prefix = false;
        bool quoted = false;
        std::vector<std::string> fields {}; // Keys; empty: wherever it stands.
        // Where `raw` stands in typed().
        std::size_t begin = 0;
        std::size_t end = 0;

        // The same as an expression for MATCH, wherever it stands.
        std::string match() const;
    };
    // Of which one is enough.
    struct Clause {
        std::vector<Term> any;
        // All of it in typed(), with the name of a field.
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    // Without `fields_named` a colon is nothing special.
    static SearchWords parse(std::string_view typed, FieldsNamed const& fields_named = {});

    // Nothing in it can be looked for.
    bool empty() const { return m_wanted.empty(); }
    // As much of what was typed as was read.
    std::string_view typed() const { return m_typed; }
    std::span<Clause const> wanted() const { return m_wanted; }
    std::span<Term const> excluded() const { return m_excluded; }
    std::span<SearchRemark const> remarks() const { return m_remarks; }
    // Whether some term is wanted or excluded in certain fields only.
    bool names_fields() const;

    // The same as an expression for MATCH, of words that are not empty(). Its phrases are the
    // wanted terms in order, then excluded ones. Where fields are named it finds too much: the
    // index does not know fields.
    std::string match() const;

    // What would have been typed without this clause, or with another word in a term's place.
    std::string without(Clause const&) const;
    std::string with_instead(Term const&, std::string_view word) const;

    struct Found {
        struct Range {
            std::size_t begin;
            std::size_t end;
        };
        std::vector<Range> ranges; // Of wanted terms, by their begin.
        std::size_t clauses = 0;   // How many wanted clauses have a term there.
        bool has_excluded = false;
    };
    // What of it stands in a text. With the key of a field: as the text of this field.
    Found found_in(std::string_view text, std::string_view field = {}) const;
    // Whether one term stands in the text, wherever it is wanted.
    static bool stands_in(Term const&, std::string_view text);

    // Whether every wanted clause has a term in the text, and no excluded one stands there.
    bool all_in(std::string_view text) const;

    // A piece of at most about `bytes_max` bytes of the text, around the first match, with the
    // matches marked. The beginning of the text when nothing matches.
    static std::vector<MarkedPart> marked(
        std::string_view text, Found const&, std::size_t bytes_max);

private:
    class Parser;

    std::string m_typed;
    std::vector<Clause> m_wanted;
    std::vector<Term> m_excluded;
    std::vector<SearchRemark> m_remarks;
};

} // namespace saksi::store
