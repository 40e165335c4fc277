// How far a piece of information could be relied on, judged apart from its source.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary information_credibility()
{
    return {
        .key = "information_credibility",
        .label = N_("Standing of a piece of information"),
        .source = N_("HURIDOCS microthesauri, list 42; Admiralty code (to be confirmed)"),
        .terms = {
            { "SG-H", N_("HURIDOCS scale") },
            { "SG-H1", N_("Highly reliable"), "SG-H" },
            { "SG-H2", N_("Likely reliable"), "SG-H" },
            { "SG-H3", N_("Unsure"), "SG-H" },
            { "SG-H4", N_("Likely unreliable"), "SG-H" },
            { "SG-H5", N_("Highly unreliable"), "SG-H" },
            { "SG-HX", N_("Unknown: cannot be judged yet"), "SG-H" },
            { "SG-N", N_("Admiralty numbers"), {}, {}, true },
            { "SG-11", N_("1: confirmed by other sources"), "SG-N",
              N_("By sources that do not go back to the same origin."), true },
            { "SG-21", N_("2: probably true"), "SG-N", N_("Fits together; not confirmed."), true },
            { "SG-31", N_("3: possibly true"), "SG-N", N_("Reasonable; not confirmed."), true },
            { "SG-41", N_("4: doubtful"), "SG-N",
              N_("Does not fit together, or is contradicted."), true },
            { "SG-51", N_("5: improbable"), "SG-N", N_("Contradicted."), true },
            { "SG-61", N_("6: cannot be judged"), "SG-N", N_("Nothing to compare it with."), true },
        },
    };
}

} // namespace saksi::catalog::vocabularies
