// How far an amicus brief has come.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary amicus_state()
{
    return {
        .key = "amicus_state",
        .label = N_("How far the brief has come"),
        .source = N_("Practice of amicus briefs, as compiled for this project"),
        .terms = {
            { "lead", N_("Lead") },
            { "research", N_("Research") },
            { "decided", N_("Decided to intervene") },
            { "drafting", N_("Being drafted") },
            { "translation", N_("Being translated") },
            { "sign_on", N_("Sign-on") },
            { "leave", N_("Leave asked for") },
            { "filed", N_("Filed") },
            { "admitted", N_("Admitted") },
            { "refused", N_("Refused"), {}, N_("With the reason and what was learned.") },
            { "cited", N_("Cited by the court") },
            { "not_pursued", N_("Not pursued") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
