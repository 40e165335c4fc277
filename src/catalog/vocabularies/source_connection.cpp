// How whoever tells comes to know. Whoever was told by the victim adds no second origin.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary source_connection()
{
    return {
        .key = "source_connection",
        .label = N_("How the source knows"),
        .source = N_("HURIDOCS microthesauri, list 19, a choice; names of our own"),
        .terms = {
            { "victim", N_("Was harmed") },
            { "eyewitness", N_("Saw or heard it") },
            { "fellow_detainee", N_("Was held there too") },
            { "relative", N_("Relative") },
            { "friend", N_("Friend or neighbour") },
            { "lawyer", N_("Lawyer") },
            { "health_worker", N_("Health worker") },
            { "official", N_("Official") },
            { "insider", N_("Belongs to the body that did it") },
            { "journalist", N_("Journalist") },
            { "organisation", N_("Organisation") },
            { "hearsay", N_("Heard it from others") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
