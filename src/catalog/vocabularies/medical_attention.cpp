// Whether a doctor came, and on whose side.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary medical_attention()
{
    return {
        .key = "medical_attention",
        .label = N_("Doctor"),
        .source = N_("HURIDOCS microthesauri, list 37, a choice; names of our own"),
        .terms = {
            { "given", N_("Seen and treated") },
            { "late", N_("Only after delay") },
            { "refused", N_("Asked for and refused") },
            { "not_asked", N_("Not asked for") },
            { "insufficient", N_("Not enough") },
            { "fitness", N_("Examined to see whether it could go on"), {},
              N_("A health worker took part.") },
            { "present", N_("Health worker there while it happened") },
            { "falsified", N_("Record falsified or withheld") },
            { "independent", N_("Examined by a doctor of own choice") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
