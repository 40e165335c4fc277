// By which act a State agreed to be bound by a treaty.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary consent_type()
{
    return {
        .key = "consent_type",
        .label = N_("Consent to be bound"),
        .source = N_("Vienna Convention on the Law of Treaties, articles 11 to 16; UN Treaty "
                      "Collection"),
        .terms = {
            { "ratification", N_("Ratification"), {}, N_("After a signature.") },
            { "accession", N_("Accession"), {}, N_("Without a signature before.") },
            { "ratification_or_accession", N_("Ratification or accession"), {},
              N_("The source does not say which of the two.") },
            { "acceptance", N_("Acceptance or approval") },
            { "succession", N_("Succession"), {},
              N_("A new State takes over the duties of the one before it.") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
