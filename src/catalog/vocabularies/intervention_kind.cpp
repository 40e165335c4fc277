// What somebody did for a person or against what happened.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary intervention_kind()
{
    return {
        .key = "intervention_kind",
        .label = N_("Kind of intervention"),
        .source = N_("HURIDOCS microthesauri, list 20, a choice; names of our own"),
        .terms = {
            { "visit", N_("Visit to a place of detention") },
            { "inquiry", N_("Asked an authority") },
            { "letter", N_("Letter or petition") },
            { "legal", N_("Legal help") },
            { "medical", N_("Medical help") },
            { "relief", N_("Shelter, money or other relief") },
            { "relocation", N_("Help to leave a dangerous place") },
            { "un_urgent", N_("Urgent appeal to a UN body") },
            { "diplomatic", N_("Diplomatic step") },
            { "nhri", N_("National institution took it up") },
            { "media", N_("Press or public statement") },
            { "mediation", N_("Mediation or settlement"), {}, N_("Pressure to settle is itself worth recording.") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
