// How a person was at the end of an act or at a later time. A snapshot with a date: a new one is
// added, the old one stays in the history.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary victim_status()
{
    return {
        .key = "victim_status",
        .label = N_("Situation of the person"),
        .source = N_("HURIDOCS microthesauri, list 25 and 30, a choice with additions"),
        .terms = {
            { "VS-ARR", N_("In custody or said to be") },
            { "VS-ARR-IMM", N_("Held, contact allowed"), "VS-ARR",
              N_("The place is known and family or lawyer can come.") },
            { "VS-ARR-INC", N_("Held, no contact"), "VS-ARR",
              N_("Custody is admitted, contact is refused.") },
            { "VS-ARR-SEC", N_("Held, place hidden"), "VS-ARR",
              N_("Custody is admitted, the place is not said.") },
            { "VS-ARR-DEN", N_("Custody denied"), "VS-ARR",
              N_("The authorities say they do not hold the person: an enforced disappearance. Act "
                 "at once.") },
            { "VS-SEN-SRV", N_("Serving a sentence"), "VS-ARR",
              N_("If it rests on a forced confession, CAT article 15 matters.") },
            { "VS-SEN-DEA", N_("Sentenced to death or to be beaten"), "VS-ARR",
              N_("Execution or lashing may follow. Act at once."), true },
            { "VS-REL", N_("Released") },
            { "VS-REL-INV", N_("Released, still under investigation"), "VS-REL" },
            { "VS-REL-TRI", N_("Released, on trial"), "VS-REL" },
            { "VS-REL-STP", N_("Released, proceedings dropped"), "VS-REL" },
            { "VS-REL-ACQ", N_("Acquitted"), "VS-REL" },
            { "VS-MOV", N_("On the move") },
            { "VS-DEP-RSK", N_("Facing removal or extradition"), "VS-MOV",
              N_("May be sent to where torture is feared. Act at once."), true },
            { "VS-FUG", N_("In hiding"), "VS-MOV", N_("Say nowhere where.") },
            { "VS-EXI", N_("In exile"), "VS-MOV", N_("Outside the State.") },
            { "VS-IDP", N_("Displaced inside the country"), "VS-MOV" },
            { "VS-MIS", N_("Missing"), {}, N_("Not seen, and nobody admits custody.") },
            { "VS-FND-ALI", N_("Found alive"), {}, N_("After having been missing.") },
            { "VS-DEA", N_("Died") },
            { "VS-DEA-CUS", N_("Died in custody"), "VS-DEA",
              N_("How a death must be investigated: Minnesota Protocol.") },
            { "VS-DEA-LAT", N_("Died later"), "VS-DEA", N_("After release; note cause and date.") },
            { "VS-INJ", N_("Injured") },
            { "VS-INJ-ACT", N_("Injured, still suffering"), "VS-INJ", N_("Needs care now.") },
            { "VS-INJ-PER", N_("Injured for life"), "VS-INJ" },
            { "VS-INJ-HEA", N_("Injured, healed"), "VS-INJ" },
            { "VS-CHI", N_("A child at that time"), {}, N_("Under 18 years of age."), true },
            { "VS-WIT", N_("Relative or witness who was harmed"), {},
              N_("With a consent of their own.") },
            { "VS-OTH", N_("Other (describe)") },
            { "VS-UNK", N_("Unknown") },
        },
        .huridocs = {
            { "VS-ARR-IMM", 30, "010100000000" },
            { "VS-ARR-INC", 30, "010102000000" },
            { "VS-ARR-SEC", 30, "010200000000" },
            { "VS-ARR-DEN", 30, "020000000000" },
            { "VS-REL-INV", 25, "020101000000" },
            { "VS-REL-TRI", 25, "020102000000" },
            { "VS-REL-STP", 25, "020103000000" },
            { "VS-REL-ACQ", 25, "020104000000" },
            { "VS-SEN-SRV", 25, "020203000000" },
            { "VS-FUG", 25, "020300000000" },
            { "VS-EXI", 25, "030200000000" },
            { "VS-EXI", 25, "030300000000" },
            { "VS-EXI", 25, "030400000000" },
            { "VS-IDP", 25, "030401000000" },
            { "VS-MIS", 25, "010300000000" },
            { "VS-FND-ALI", 25, "010401000000" },
            { "VS-DEA-CUS", 25, "010100000000" },
            { "VS-DEA-LAT", 25, "010100000000" },
            { "VS-INJ-ACT", 25, "010201000000" },
            { "VS-INJ-PER", 25, "010203000000" },
            { "VS-INJ-HEA", 25, "010202000000" },
            { "VS-WIT", 23, "050100000000" },
            { "VS-OTH", 25, "900000000000" },
            { "VS-UNK", 25, "990000000000" },
        },
    };
}

} // namespace saksi::catalog::vocabularies
