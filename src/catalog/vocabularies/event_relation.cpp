// How one event hangs together with another.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary event_relation()
{
    return {
        .key = "event_relation",
        .label = N_("How two events hang together"),
        .source = N_("HURIDOCS microthesauri, list 22, and events standard formats, Chain of "
                     "events"),
        .terms = {
            { "precedes", N_("Comes before") },
            { "follows", N_("Comes after") },
            { "causes", N_("Leads to"), {}, N_("As a source says. That something came later is no cause.") },
            { "part_of", N_("Is part of") },
            { "parallel", N_("Happens at the same time as") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
