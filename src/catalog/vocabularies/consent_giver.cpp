// Who gave a consent. Whoever speaks for somebody else says on what basis.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary consent_giver()
{
    return {
        .key = "consent_giver",
        .label = N_("Who gave the consent"),
        .source = N_("Our own, after the Murad Code (2022) and clinical consent forms"),
        .terms = {
            { "self", N_("The person") },
            { "parent", N_("A parent") },
            { "guardian", N_("A guardian"), {}, N_("Named by a court or by law.") },
            { "next_of_kin", N_("Next of kin"), {},
              N_("For somebody who died or cannot be found.") },
            { "other", N_("Somebody else") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
