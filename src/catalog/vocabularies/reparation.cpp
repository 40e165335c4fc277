// What makes good for a wrong, in five forms. The same list serves for what was ordered and for
// what was received: the two are compared.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary reparation()
{
    return {
        .key = "reparation",
        .label = N_("Kind of reparation"),
        .source = N_("UN Basic Principles on remedy, five forms; the list under them compiled"),
        .terms = {
            { "RP-RES", N_("Restitution") },
            { "RP-RES-01", N_("Release or restored liberty"), "RP-RES", N_("Ends unlawful detention.") },
            { "RP-RES-02", N_("Return of home, land, property or job"), "RP-RES", N_("Puts the person back as before.") },
            { "RP-RES-03", N_("Quashing of a conviction based on torture"), "RP-RES", N_("Judgment set aside.") },
            { "RP-RES-04", N_("Restored status or documents"), "RP-RES", N_("Citizenship, ID, residence or record restored.") },
            { "RP-RES-05", N_("Return to country or non-removal"), "RP-RES", N_("Stop or reverse a removal.") },
            { "RP-COM", N_("Compensation") },
            { "RP-COM-01", N_("Compensation, physical or mental harm"), "RP-COM", N_("Money for harm that can be valued.") },
            { "RP-COM-02", N_("Compensation, lost opportunity or earnings"), "RP-COM", N_("Money for lost work, study, benefits.") },
            { "RP-COM-03", N_("Costs (legal, medical, social)"), "RP-COM", N_("Repayment of costs.") },
            { "RP-COM-04", N_("Interim payment"), "RP-COM", N_("Early payment before final award.") },
            { "RP-REH", N_("Rehabilitation") },
            { "RP-REH-01", N_("Medical rehabilitation"), "RP-REH", N_("As full a recovery of body and mind as possible; accessible without prior complaint.") },
            { "RP-REH-02", N_("Psychological rehabilitation"), "RP-REH", N_("Therapy and support.") },
            { "RP-REH-03", N_("Legal, social or vocational rehabilitation"), "RP-REH", N_("Support to rebuild life.") },
            { "RP-SAT", N_("Satisfaction") },
            { "RP-SAT-01", N_("Verification of facts and public disclosure"), "RP-SAT", N_("Truth made known unless it harms the victim.") },
            { "RP-SAT-02", N_("Search for the disappeared or return of remains"), "RP-SAT" },
            { "RP-SAT-03", N_("Public apology or acceptance of responsibility"), "RP-SAT" },
            { "RP-SAT-04", N_("Sanction of those responsible"), "RP-SAT", N_("Discipline or conviction.") },
            { "RP-SAT-05", N_("Memorial or tribute"), "RP-SAT" },
            { "RP-GNR", N_("Guarantees of non-repetition") },
            { "RP-GNR-01", N_("Law or policy change"), "RP-GNR" },
            { "RP-GNR-02", N_("Independent monitoring or NPM"), "RP-GNR" },
            { "RP-GNR-03", N_("Training or vetting of officials"), "RP-GNR" },
            { "RP-GNR-04", N_("Safeguards in custody (recording, lawyer, doctor)"), "RP-GNR" },
            { "RP-GNR-05", N_("Protection of victims, witnesses and defenders"), "RP-GNR" },
            { "RP-98", N_("Other (describe)") },
            { "RP-99", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
