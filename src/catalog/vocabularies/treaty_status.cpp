// What a State has done about a treaty. "No act" is a finding and "unknown" is the lack of one.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary treaty_status()
{
    return {
        .key = "treaty_status",
        .label = N_("Treaty status"),
        .source = N_("Our own, after the status tables of the UN Treaty Collection"),
        .terms = {
            { "party", N_("Party"), {},
              N_("The State has agreed to be bound, by ratification, accession or succession.") },
            { "signatory", N_("Signed only"), {},
              N_("The State has signed, and has not agreed to be bound.") },
            { "none", N_("No act"), {},
              N_("A source shows that the State has neither signed nor agreed to be bound.") },
            { "withdrawn", N_("Withdrawn"), {},
              N_("The State was bound and has left the treaty.") },
            { "unknown", N_("Unknown"), {}, N_("No source seen says what the State has done.") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
