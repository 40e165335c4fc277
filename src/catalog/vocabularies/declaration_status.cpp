// Whether a declaration stands. "None known" is never shown as "none".
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary declaration_status()
{
    return {
        .key = "declaration_status",
        .label = N_("Status of a declaration"),
        .source = N_("Our own, after the declarations in the UN Treaty Collection"),
        .terms = {
            { "accepted", N_("Accepted"), {}, N_("The State has accepted the procedure.") },
            { "not_accepted", N_("Not accepted"), {},
              N_("A source shows that the State has not accepted the procedure.") },
            { "recognised", N_("Recognised"), {},
              N_("The competence applies, because the State never opted out or took that back.") },
            { "not_recognised", N_("Not recognised"), {},
              N_("The State has opted out of the competence.") },
            { "signed_only", N_("Signed only"), {},
              N_("The State has signed the protocol, and is not bound by it.") },
            { "made", N_("Made"), {},
              N_("The reservation or declaration was made and is not known to be withdrawn.") },
            { "partly_kept", N_("Partly kept"), {}, N_("Part of the reservation was withdrawn.") },
            { "withdrawn", N_("Withdrawn"), {},
              N_("The reservation or declaration was taken back.") },
            { "none_known", N_("None known"), {}, N_("Nobody has seen one. It may still exist.") },
            { "unknown", N_("Unknown") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
