// What became of a recommendation.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary recommendation_status()
{
    return {
        .key = "recommendation_status",
        .label = N_("What became of it"),
        .source = N_("Follow-up of recommendations, as compiled for this project"),
        .terms = {
            { "none", N_("Nothing yet") },
            { "promised", N_("Promised") },
            { "partly", N_("Done in part") },
            { "done", N_("Done") },
            { "reversed", N_("Taken back") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
