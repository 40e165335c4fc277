// What a decision is about; one decision can be about several things.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary case_type()
{
    return {
        .key = "case_type",
        .label = N_("Subject of a decision"),
        .source = N_("Our own, drawn from the decisions of the reference pack"),
        .terms = {
            { "torture", N_("Torture or ill-treatment") },
            { "death_in_custody", N_("Death in custody"), {},
              N_("A person died in the hands of officials.") },
            { "enforced_disappearance", N_("Enforced disappearance") },
            { "non_refoulement", N_("Removal to a risk of torture"), {},
              N_("Expulsion, return or extradition to where torture is feared.") },
            { "safeguards", N_("Safeguards in custody"), {},
              N_("Rules that protect people from arrest to trial.") },
            { "interrogation_methods", N_("Interrogation methods") },
            { "definition_of_torture", N_("What counts as torture") },
            { "evidence", N_("Evidence obtained by torture") },
            { "duty_to_criminalise", N_("Duty to make torture a crime") },
            { "duty_to_prosecute", N_("Duty to prosecute or extradite") },
            { "universal_jurisdiction", N_("Universal jurisdiction"), {},
              N_("A court tries what was done abroad.") },
            { "civil_claim", N_("Claim for damages") },
            { "inter_state", N_("Case between States") },
            { "other", N_("Other (describe)") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
