// In what form a consent was given. The paper or recording itself is the source of the statement.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary consent_form()
{
    return {
        .key = "consent_form",
        .label = N_("Form of the consent"),
        .source = N_("Our own, after the Murad Code (2022) and clinical consent forms"),
        .terms = {
            { "signed", N_("Signed") },
            { "mark", N_("Thumb print or other mark") },
            { "recorded", N_("Spoken and recorded") },
            { "witnessed", N_("Spoken before a witness") },
            { "spoken", N_("Spoken, noted by whoever asked") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
