// How far a submission has come.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary submission_state()
{
    return {
        .key = "submission_state",
        .label = N_("How far the submission has come"),
        .source = N_("Names of our own"),
        .terms = {
            { "draft", N_("Draft") },
            { "consents_checked", N_("Consents checked") },
            { "sent", N_("Sent") },
            { "received", N_("Receipt came") },
            { "answered", N_("Answered") },
            { "no_answer", N_("No answer") },
            { "closed", N_("Closed") },
            { "withdrawn", N_("Withdrawn") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
