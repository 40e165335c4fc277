// What somebody is said to have had to do with an act.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary involvement_degree()
{
    return {
        .key = "involvement_degree",
        .label = N_("Part in the act"),
        .source = N_("HURIDOCS microthesauri, list 18; CAT article 1"),
        .terms = {
            { "DI-01", N_("Carried it out") },
            { "DI-02", N_("Ordered it") },
            { "DI-03", N_("Planned it") },
            { "DI-04", N_("Was there") },
            { "DI-05", N_("Helped without acting") },
            { "DI-06", N_("Suspected"), {}, N_("Not a finding.") },
            { "DI-07", N_("Failed to control those under command") },
            { "DI-08", N_("Knew and did nothing") },
            { "DI-09", N_("Failed to prevent it") },
            { "DI-10", N_("Made or backed the policy") },
            { "DI-11", N_("Let it happen as an official"), {},
              N_("Acquiescence: with it, what private persons did can be torture under CAT "
                 "article 1.") },
            { "DI-12", N_("Covered it up"), {}, N_("Hid or falsified what happened."), true },
            { "DI-98", N_("Other (describe)") },
            { "DI-99", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
