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
        .huridocs = {
            { "DI-01", 18, "010100000000" },
            { "DI-02", 18, "010200000000" },
            { "DI-03", 18, "010500000000" },
            { "DI-04", 18, "010400000000" },
            { "DI-05", 18, "010300000000" },
            { "DI-06", 18, "010600000000" },
            { "DI-07", 18, "050100000000" },
            { "DI-08", 18, "050200000000" },
            { "DI-09", 18, "050300000000" },
            { "DI-10", 18, "030100000000" },
            { "DI-10", 18, "030200000000" },
            { "DI-98", 18, "900000000000" },
            { "DI-99", 18, "990000000000" },
        },
    };
}

} // namespace saksi::catalog::vocabularies
