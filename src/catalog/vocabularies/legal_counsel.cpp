// Whether the person had a lawyer.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary legal_counsel()
{
    return {
        .key = "legal_counsel",
        .label = N_("Lawyer"),
        .source = N_("HURIDOCS microthesauri, list 31, a choice; names of our own"),
        .terms = {
            { "own_choice", N_("Lawyer of own choice") },
            { "assigned", N_("Lawyer assigned") },
            { "late", N_("Only after delay") },
            { "not_confidential", N_("Never alone with the lawyer") },
            { "refused", N_("Asked for and refused") },
            { "not_told", N_("Not told of the right") },
            { "waived", N_("Not wanted") },
            { "none", N_("None") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
