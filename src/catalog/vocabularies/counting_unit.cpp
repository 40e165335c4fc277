// What one person record stands for.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary counting_unit()
{
    return {
        .key = "counting_unit",
        .label = N_("Counts as"),
        .source = N_("HURIDOCS microthesauri, list 7"),
        .terms = {
            { "person", N_("One person") },
            { "family", N_("Family") },
            { "household", N_("Household") },
            { "group", N_("Group") },
            { "organisation", N_("Organisation") },
            { "community", N_("Community or village") },
            { "minority", N_("Ethnic, religious or other minority") },
            { "crowd", N_("Crowd") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
