// How far a fact-finding mission has come.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary mission_state()
{
    return {
        .key = "mission_state",
        .label = N_("How far the mission has come"),
        .source = N_("Practice of fact-finding missions, as compiled for this project"),
        .terms = {
            { "proposed", N_("Proposed") },
            { "screened", N_("Screened"), {}, N_("Who asks, why us, who could be harmed, who went there in the last year.") },
            { "approved", N_("Approved"), {}, N_("Terms of reference in neutral words, and where the money comes from.") },
            { "preparing", N_("Being prepared") },
            { "go", N_("Decided to go"), {}, N_("By two people, one of the local group, which has a veto.") },
            { "field", N_("In the field") },
            { "debrief", N_("Debriefing"), {}, N_("People first.") },
            { "analysis", N_("Analysis") },
            { "draft", N_("Draft") },
            { "right_of_reply", N_("Right of reply") },
            { "sign_off", N_("Sign-off") },
            { "published", N_("Published") },
            { "follow_up", N_("Follow-up") },
            { "closed", N_("Closed") },
            { "suspended", N_("Suspended") },
            { "cancelled", N_("Cancelled") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
