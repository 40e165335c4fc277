// As the person says.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary gender()
{
    return {
        .key = "gender",
        .label = N_("Gender"),
        .source = N_("Our own, after what people say of themselves"),
        .terms = {
            { "woman", N_("Woman") },
            { "man", N_("Man") },
            { "trans_woman", N_("Trans woman") },
            { "trans_man", N_("Trans man") },
            { "third_gender", N_("Third gender"), {},
              N_("Hijra, kathoey, waria and others; the person's own word can stand beside it.") },
            { "non_binary", N_("Non-binary") },
            { "intersex", N_("Intersex") },
            { "other", N_("Other, in the person's own words") },
            { "not_said", N_("Not said") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
