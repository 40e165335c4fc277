// In what way a consent lets a person appear.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary identity_treatment()
{
    return {
        .key = "identity_treatment",
        .label = N_("How the person appears"),
        .source = N_("Our own, after the practice of UN bodies; Murad Code (2022)"),
        .terms = {
            { "named", N_("By name") },
            { "known_to_body", N_("Known to the body, hidden from the public"), {},
              N_("Whoever receives it knows who it is; nobody else learns it.") },
            { "pseudonym", N_("Under another name") },
            { "anonymous", N_("Without a name or anything that points to the person") },
            { "statistics", N_("Only as a number among others") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
