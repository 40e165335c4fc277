// What a group holds an event to be, so far. "Not established" is never "false".
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary violation_status()
{
    return {
        .key = "violation_status",
        .label = N_("Is it a violation?"),
        .source = N_("HURIDOCS microthesauri, list 41, reworded"),
        .terms = {
            { "SG-S-1", N_("Confirmed as a violation") },
            { "SG-S-2", N_("Likely") },
            { "SG-S-3", N_("Possible") },
            { "SG-S-4", N_("Unlikely") },
            { "SG-S-5", N_("Confirmed as no violation") },
            { "SG-S-6", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
