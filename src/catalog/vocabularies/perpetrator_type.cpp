// To what body an alleged perpetrator belongs, or who runs a place.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary perpetrator_type()
{
    return {
        .key = "perpetrator_type",
        .label = N_("Belongs to"),
        .source = N_("HURIDOCS microthesauri, list 24, a choice with additions"),
        .terms = {
            { "PT-STA", N_("State officials") },
            { "PT-POL", N_("Police"), "PT-STA", N_("Civil police and gendarmes.") },
            { "PT-MIL", N_("Armed forces"), "PT-STA" },
            { "PT-BOR", N_("Border guard or immigration"), "PT-STA" },
            { "PT-PRI", N_("Prison staff"), "PT-STA" },
            { "PT-INT", N_("Intelligence or secret service"), "PT-STA" },
            { "PT-ADM", N_("Other executive official"), "PT-STA", N_("National or local.") },
            { "PT-JUD", N_("Judge, prosecutor or court staff"), "PT-STA",
              N_("Who ordered it, or looked away.") },
            { "PT-MED", N_("Health worker in official service"), "PT-STA",
              N_("Who took part, made it possible or covered it up.") },
            { "PT-FOR", N_("Official of another State"), "PT-STA",
              N_("Who was there or worked with those who did it.") },
            { "PT-NEA", N_("Close to the State") },
            { "PT-PAR", N_("Paramilitary or village defence"), "PT-NEA",
              N_("An armed body that stands close to the State.") },
            { "PT-DSQ", N_("Death squad or vigilantes"), "PT-NEA",
              N_("Whether the State stands behind it has to be shown.") },
            { "PT-SEC", N_("Private security or contractor"), "PT-NEA",
              N_("Guards of a company, staff of a private prison.") },
            { "PT-PRV", N_("Private") },
            { "PT-NSA", N_("Armed group against the State"), "PT-PRV" },
            { "PT-MOB", N_("Crowd or mob"), "PT-PRV",
              N_("Ask whether officials could have protected the person.") },
            { "PT-FAM", N_("Family member or partner"), "PT-PRV",
              N_("The State owes protection at home too.") },
            { "PT-EMP", N_("Employer, trafficker or recruiter"), "PT-PRV" },
            { "PT-TEA", N_("Teacher or care-home staff"), "PT-PRV",
              N_("Of a public institution: an official.") },
            { "PT-INM", N_("Fellow detainee"), "PT-PRV",
              N_("Also when staff use prisoners to control others."), true },
            { "PT-OTH", N_("Other (describe)") },
            { "PT-UNK", N_("Unknown"), {}, N_("Keep what was seen: uniform, vehicle, language.") },
        },
        .huridocs = {
            { "PT-POL", 24, "010104000000" },
            { "PT-MIL", 24, "010103000000" },
            { "PT-BOR", 24, "010100000000" },
            { "PT-PRI", 24, "010105000000" },
            { "PT-INT", 24, "010106000000" },
            { "PT-ADM", 24, "010101000000" },
            { "PT-ADM", 24, "010102000000" },
            { "PT-JUD", 24, "010300000000" },
            { "PT-MED", 24, "110500000000" },
            { "PT-PAR", 24, "020101000000" },
            { "PT-DSQ", 24, "020102000000" },
            { "PT-NSA", 24, "020200000000" },
            { "PT-NSA", 24, "020300000000" },
            { "PT-SEC", 24, "020400000000" },
            { "PT-MOB", 24, "020500000000" },
            { "PT-FAM", 24, "110100000000" },
            { "PT-EMP", 24, "110300000000" },
            { "PT-TEA", 24, "110400000000" },
            { "PT-FOR", 24, "030000000000" },
            { "PT-OTH", 24, "900000000000" },
            { "PT-UNK", 24, "990000000000" },
        },
    };
}

} // namespace saksi::catalog::vocabularies
