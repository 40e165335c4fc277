// Whether it was known where a detained person was, and whether anybody reached them.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary whereabouts()
{
    return {
        .key = "whereabouts",
        .label = N_("Where the person was, and contact"),
        .source = N_("HURIDOCS microthesauri, list 30, a choice; names of our own"),
        .terms = {
            { "known_contact", N_("Place known, contact allowed") },
            { "known_limited", N_("Place known, contact limited") },
            { "known_none", N_("Place known, no contact") },
            { "admitted_hidden", N_("Custody admitted, place hidden") },
            { "denied", N_("Custody denied"), {}, N_("May be an enforced disappearance: urgent procedures exist.") },
            { "moved", N_("Moved and not told where") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
