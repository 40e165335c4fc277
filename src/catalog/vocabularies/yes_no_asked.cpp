// An answer that may depend.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary yes_no_asked()
{
    return {
        .key = "yes_no_asked",
        .label = N_("Answer"),
        .source = N_("Names of our own"),
        .terms = {
            { "yes", N_("Yes") },
            { "no", N_("No") },
            { "if_asked", N_("Only if an authority asks") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
