// What came of an intervention.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary intervention_result()
{
    return {
        .key = "intervention_result",
        .label = N_("What came of it"),
        .source = N_("HURIDOCS microthesauri, lists 27 and 44, a choice; names of our own"),
        .terms = {
            { "none", N_("No answer") },
            { "refused", N_("Refused") },
            { "promised", N_("Promised") },
            { "partly", N_("Done in part") },
            { "done", N_("Done") },
            { "worse", N_("Things got worse"), {}, N_("Pressure or reprisals followed.") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
