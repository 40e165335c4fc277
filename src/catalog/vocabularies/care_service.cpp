// What somebody can do for a survivor.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary care_service()
{
    return {
        .key = "care_service",
        .label = N_("Kind of help"),
        .source = N_("Names of our own"),
        .terms = {
            { "medical", N_("Medical treatment") },
            { "mental_health", N_("Therapy and counselling") },
            { "forensic", N_("Medico-legal examination"), {}, N_("After the Istanbul Protocol.") },
            { "physiotherapy", N_("Physiotherapy") },
            { "gynaecology", N_("Gynaecology") },
            { "children", N_("Help for children") },
            { "dentist", N_("Dentist") },
            { "shelter", N_("Shelter") },
            { "legal_aid", N_("Legal aid") },
            { "social", N_("Social work and money") },
            { "interpreting", N_("Interpreting") },
            { "other", N_("Other (describe)") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
