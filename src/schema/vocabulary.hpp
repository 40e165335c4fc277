// A controlled list of terms. One vocabulary is one file in catalog/vocabularies/.
#pragma once

#include "base/label.hpp"

#include <string>
#include <vector>

namespace saksi::schema {

struct VocabularyTerm {
    std::string code; // Permanent: retired, never reused.
    Label label;
    std::string parent {}; // Code of the broader term, or empty.
    Label definition {};
    bool unconfirmed =
        false;            // The source of the term was not verified: shown as "to be confirmed".
    bool retired = false; // Not offered any more; where it was said, it stands.
};

struct Vocabulary {
    std::string key;
    Label label;
    Message source; // Where the terms come from.
    std::vector<VocabularyTerm> terms;
    // The program acts on each term, or a standard gives them: a group adds none.
    bool closed = false;

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
