// How far a paper has come.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary paper_state()
{
    return {
        .key = "paper_state",
        .label = N_("How far the paper has come"),
        .source = N_("Names of our own"),
        .terms = {
            { "planned", N_("Planned") },
            { "consulting", N_("Consulting"), {}, N_("Those concerned are asked first.") },
            { "draft", N_("Draft") },
            { "review", N_("Being reviewed") },
            { "sign_off", N_("Sign-off") },
            { "handed_over", N_("Handed over") },
            { "follow_up", N_("Followed up") },
            { "closed", N_("Closed") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
