// How far a source could be relied on so far. Nothing is computed from it, and it is never shown
// about a person in print. The two scales are those in use; one group should keep to one.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary source_reliability()
{
    return {
        .key = "source_reliability",
        .label = N_("Standing of a source"),
        .source = N_("HURIDOCS microthesauri, list 42; Admiralty code (to be confirmed)"),
        .terms = {
            { "SG-H", N_("HURIDOCS scale") },
            { "SG-H1", N_("Highly reliable"), "SG-H" },
            { "SG-H2", N_("Likely reliable"), "SG-H" },
            { "SG-H3", N_("Unsure"), "SG-H" },
            { "SG-H4", N_("Likely unreliable"), "SG-H" },
            { "SG-H5", N_("Highly unreliable"), "SG-H" },
            { "SG-HX", N_("Unknown: cannot be judged yet"), "SG-H",
              N_("The usual answer for someone who tells for the first time. It is no doubt.") },
            { "SG-A", N_("Admiralty letters"), {}, {}, true },
            { "SG-A1", N_("A: completely reliable"), "SG-A", N_("No doubt about the source."),
              true },
            { "SG-B1", N_("B: usually reliable"), "SG-A", N_("Little doubt."), true },
            { "SG-C1", N_("C: fairly reliable"), "SG-A", N_("Some doubt; was useful before."),
              true },
            { "SG-D1", N_("D: not usually reliable"), "SG-A", N_("Much doubt."), true },
            { "SG-E1", N_("E: unreliable"), "SG-A", N_("Has given wrong information before."),
              true },
            { "SG-F1", N_("F: cannot be judged"), "SG-A", N_("New or unknown. It is no doubt."),
              true },
        },
    };
}

} // namespace saksi::catalog::vocabularies
