// What was done to a person, in the broadest terms; how it was done is torture_method.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary act_type()
{
    return {
        .key = "act_type",
        .label = N_("Kind of act"),
        .source = N_("HURIDOCS microthesauri, list 4, a choice; names of our own"),
        .terms = {
            { "torture", N_("Torture"), {},
              N_("Severe pain or suffering inflicted on purpose, for a reason such as those of "
                 "CAT article 1, with an official's hand or consent in it.") },
            { "ill_treatment", N_("Cruel, inhuman or degrading treatment"), {},
              N_("Ill-treatment that falls short of torture, or whose purpose is not known.") },
            { "sexual_violence", N_("Rape or other sexual violence") },
            { "excessive_force", N_("Excessive force"), {},
              N_("More force than was needed, in an arrest or at a gathering.") },
            { "arbitrary_arrest", N_("Arbitrary arrest or detention") },
            { "incommunicado", N_("Held without contact"), {},
              N_("No contact with family, lawyer or court.") },
            { "enforced_disappearance", N_("Enforced disappearance"), {},
              N_("Custody denied, or the person's fate hidden.") },
            { "death_in_custody", N_("Death in custody") },
            { "unlawful_killing", N_("Unlawful killing") },
            { "attempted_killing", N_("Attempt to kill") },
            { "removal", N_("Removal to a risk of torture"), {},
              N_("Sent, or about to be sent, to where torture is feared.") },
            { "corporal_punishment", N_("Corporal punishment"), {},
              N_("Beating or caning as a penalty or discipline.") },
            { "forced_labour", N_("Forced labour or trafficking") },
            { "denied_care", N_("Care denied"), {}, N_("Needed medical help refused or delayed.") },
            { "threats", N_("Threats or intimidation") },
            { "reprisal", N_("Reprisal"), {}, N_("Harm for having complained, told or helped.") },
            { "forced_eviction", N_("Home or property destroyed") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
