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

// That a term means the same as one of HURIDOCS' microthesauri, or something narrower.
struct HuridocsTerm {
    std::string term;
    int list = 0;     // 4: types of act, 5: methods of violence, 17: types of location …
    std::string code; // Twelve digits. Empty where the list as a whole is what fits.
};

struct Vocabulary {
    std::string key;
    Label label;
    Message source; // Where the terms come from.
    std::vector<VocabularyTerm> terms;
    std::vector<HuridocsTerm> huridocs {}; // By term; a term may have several, or none.
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
