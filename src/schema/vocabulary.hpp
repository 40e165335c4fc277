// A controlled list of terms. One vocabulary is one file in catalog/vocabularies/.
#pragma once

#include "base/message.hpp"

#include <string>
#include <vector>

namespace saksi::schema {

struct VocabularyTerm {
    std::string code; // Permanent: retired, never reused.
    Message label;
    std::string parent {}; // Code of the broader term, or empty.
    Message definition {};
    bool unconfirmed =
        false; // The source of the term was not verified: shown as "to be confirmed".
};

struct Vocabulary {
    std::string key;
    Message label;
    Message source; // Where the terms come from.
    std::vector<VocabularyTerm> terms;

    VocabularyTerm const* find(std::string_view code) const
    {
        for (auto const& term : terms) {
            if (term.code == code)
                return &term;
        }
        return nullptr;
    }
};

} // namespace saksi::schema
