// How two people are related.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary relation_kind()
{
    return {
        .key = "relation_kind",
        .label = N_("How two people are related"),
        .source = N_("HURIDOCS microthesauri, list 21, a choice; names of our own"),
        .terms = {
            { "parent", N_("Parent of") },
            { "child", N_("Child of") },
            { "sibling", N_("Brother or sister of") },
            { "partner", N_("Married to or partner of") },
            { "relative", N_("Other relative of") },
            { "guardian", N_("Guardian of") },
            { "dependant", N_("Depends on") },
            { "friend", N_("Friend or neighbour of") },
            { "colleague", N_("Works with") },
            { "co_detainee", N_("Held together with") },
            { "lawyer", N_("Lawyer of") },
            { "helper", N_("Doctor, therapist or helper of") },
            { "superior", N_("Superior of") },
            { "subordinate", N_("Under the orders of") },
            { "same_person", N_("Perhaps the same person as"), {}, N_("To be looked into; nothing is joined by it.") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
