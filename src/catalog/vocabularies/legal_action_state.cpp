// How far a legal action has come.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary legal_action_state()
{
    return {
        .key = "legal_action_state",
        .label = N_("How far the action has come"),
        .source = N_("Practice of strategic litigation, as compiled for this project"),
        .terms = {
            { "idea", N_("Idea") },
            { "screen", N_("Screening"), {}, N_("By two people, with date.") },
            { "client_decision", N_("Client decides"), {}, N_("The client is told that the aim is wider than their case, and may stop at "
                                    "any time.") },
            { "prepare", N_("Being prepared") },
            { "filed", N_("Filed") },
            { "interim", N_("Interim measures") },
            { "merits", N_("Merits") },
            { "decision", N_("Decided") },
            { "appeal", N_("Appeal") },
            { "international", N_("Before an international body") },
            { "enforcement", N_("Enforcement") },
            { "closed", N_("Closed") },
            { "paused_by_client", N_("Stopped for now by the client") },
            { "settlement", N_("Settlement") },
            { "withdrawn", N_("Withdrawn") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
