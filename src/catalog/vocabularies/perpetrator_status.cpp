// What has become of an alleged perpetrator, as of a date.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary perpetrator_status()
{
    return {
        .key = "perpetrator_status",
        .label = N_("What became of the person"),
        .source = N_("HURIDOCS microthesauri, list 26, a choice; names of our own"),
        .terms = {
            { "in_post", N_("Still in post") },
            { "promoted", N_("Promoted") },
            { "transferred", N_("Moved to another post") },
            { "suspended", N_("Suspended") },
            { "dismissed", N_("Dismissed") },
            { "retired", N_("Retired") },
            { "disciplined", N_("Disciplined") },
            { "investigated", N_("Under investigation") },
            { "charged", N_("Charged") },
            { "on_trial", N_("On trial") },
            { "acquitted", N_("Acquitted") },
            { "convicted", N_("Convicted") },
            { "serving", N_("Serving a sentence") },
            { "amnesty", N_("Covered by an amnesty or pardon") },
            { "abroad", N_("Living abroad"), {}, N_("A court there may have jurisdiction.") },
            { "fugitive", N_("Wanted and not found") },
            { "died", N_("Died") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
