// The stages on the way to a remedy. How long each may take differs by country and is not part of
// the list. A code is not the order in which things happen: see the dates of the steps.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary remedy_stage()
{
    return {
        .key = "remedy_stage",
        .label = N_("Stage of a remedy"),
        .source = N_("Compiled from the work of groups; names of our own"),
        .terms = {
            { "RM-01", N_("Complaint lodged"), {}, N_("First report to any authority, written or oral.") },
            { "RM-02", N_("Complaint refused or not registered"), {}, N_("Authority refused to accept or gave no receipt.") },
            { "RM-03", N_("Ex officio duty triggered"), {}, N_("State must investigate even with no complaint when there are reasonable grounds (CAT art. 12)."), true },
            { "RM-04", N_("Protection or custody measure sought"), {}, N_("Habeas corpus, transfer, release, protection order.") },
            { "RM-05", N_("Medical examination requested or done"), {}, N_("State or independent examination.") },
            { "RM-06", N_("Preliminary inquiry"), {}, N_("Police, military or administrative first look.") },
            { "RM-07", N_("Criminal investigation opened"), {}, N_("Formal investigation with a case number.") },
            { "RM-08", N_("Investigation suspended or closed"), {}, N_("Decision not to go on.") },
            { "RM-09", N_("Prosecution decision"), {}, N_("Charge or refusal.") },
            { "RM-10", N_("Trial"), {}, N_("Court hearing of the case.") },
            { "RM-11", N_("Judgment"), {}, N_("Conviction, acquittal or dismissal.") },
            { "RM-12", N_("Appeal"), {}, N_("Any appeal level.") },
            { "RM-13", N_("Final domestic decision"), {}, N_("No ordinary remedy left, or remedies shown futile."), true },
            { "RM-14", N_("Disciplinary process"), {}, N_("Internal discipline.") },
            { "RM-15", N_("NHRI or NPM case"), {}, N_("National institution process.") },
            { "RM-16", N_("Civil or compensation claim"), {}, N_("Claim for damages.") },
            { "RM-17", N_("Constitutional or fundamental rights petition"), {}, N_("Petition in a superior court.") },
            { "RM-18", N_("Administrative reparation"), {}, N_("Programme or fund application.") },
            { "RM-19", N_("Truth or transitional justice body"), {}, N_("Commission case.") },
            { "RM-20", N_("International submission"), {}, N_("To a body or procedure of the United Nations or of a region.") },
            { "RM-21", N_("International decision or opinion"), {}, N_("Views, decision, opinion or communication reply.") },
            { "RM-22", N_("Enforcement and follow-up"), {}, N_("Doing what was ordered.") },
            { "RM-23", N_("Reprisal event"), {}, N_("Any retaliation at any stage.") },
            { "RM-24", N_("Case closed by victim wish"), {}, N_("The person stops. What is kept follows their consent.") },
            { "RM-98", N_("Other (describe)") },
            { "RM-99", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
