// What papers say. Who the person is stands in gender.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary sex()
{
    return {
        .key = "sex",
        .label = N_("Sex in documents"),
        .source = N_("HURIDOCS microthesauri, list 39, widened"),
        .terms = {
            { "female", N_("Female") },
            { "male", N_("Male") },
            { "x", N_("X or another mark") },
            { "not_said", N_("Not said") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
