// The official line on an act: a claim by whoever says it, never a fact.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary attribution()
{
    return {
        .key = "attribution",
        .label = N_("What the authorities say"),
        .source = N_("HURIDOCS microthesauri, list 28, a choice; names of our own"),
        .terms = {
            { "admitted", N_("They admit it") },
            { "partly_admitted", N_("They admit part of it") },
            { "denied", N_("They deny it") },
            { "self_inflicted", N_("They say the person did it") },
            { "accident", N_("They say it was an accident or illness") },
            { "resisted", N_("They say the person resisted or fled") },
            { "others", N_("They say others did it") },
            { "lawful", N_("They say it was lawful") },
            { "investigating", N_("They say it is being looked into") },
            { "silent", N_("They say nothing") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
