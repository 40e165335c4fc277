// Why it was done, as far as it shows. What those who did it said is act.stated_reason: a claim.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary purpose()
{
    return {
        .key = "purpose",
        .label = N_("Apparent purpose"),
        .source = N_("CAT article 1; HURIDOCS microthesauri, list 38"),
        .terms = {
            { "PU-INF", N_("To obtain information"), {},
              N_("From the person or about someone else. Named in CAT article 1.") },
            { "PU-CON", N_("To obtain a confession"), {},
              N_("Of the person or of someone else. Named in CAT article 1.") },
            { "PU-PUN", N_("To punish"), {},
              N_("For what the person or someone else did or is suspected of. Named in CAT "
                 "article 1.") },
            { "PU-INT", N_("To intimidate or coerce the person"), {},
              N_("Named in CAT article 1.") },
            { "PU-TER", N_("To intimidate or coerce others"), {},
              N_("A family, a village, a movement. Named in CAT article 1.") },
            { "PU-DIS", N_("Discrimination"), {},
              N_("Because of who the person is or is taken for. Named in CAT article 1.") },
            { "PU-OTH", N_("Another purpose of that kind (describe)"), {},
              N_("Article 1 gives examples; a similar purpose can count.") },
            { "PU-EXT", N_("Extortion"), {},
              N_("Money or goods; whether it counts for article 1 is for a lawyer.") },
            { "PU-DEH", N_("To break the person"), {},
              N_("Identity, will or dignity; whether it counts for article 1 is for a lawyer.") },
            { "PU-POL", N_("To weaken a political movement") },
            { "PU-SAD", N_("Cruelty with no other purpose seen"), {},
              N_("Without a purpose it may be ill-treatment, CAT article 16.") },
            { "PU-UNK", N_("Unknown"), {}, N_("Not said, or not asked.") },
        },
        .huridocs = {
            { "PU-INF", 38, "010000000000" },
            { "PU-CON", 38, "010000000000" },
            { "PU-PUN", 38, "030000000000" },
            { "PU-INT", 38, "020100000000" },
            { "PU-TER", 38, "020200000000" },
            { "PU-OTH", 38, "900000000000" },
            { "PU-EXT", 38, "070000000000" },
            { "PU-DEH", 38, "040000000000" },
            { "PU-POL", 38, "050000000000" },
            { "PU-SAD", 38, "060000000000" },
            { "PU-UNK", 38, "990000000000" },
        },
    };
}

} // namespace saksi::catalog::vocabularies
