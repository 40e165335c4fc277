// How far a second reader has come with a record. The program acts on each of these.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary review_state()
{
    return {
        .key = "review_state",
        .label = N_("Second reading"),
        .source = N_("This program"),
        .terms = {
            { "draft", N_("Draft"), {}, N_("Whoever writes it has not finished.") },
            { "in_review", N_("To be read by somebody else"), {},
              N_("It is finished, and waits for a second reader.") },
            { "confirmed", N_("Confirmed"), {},
              N_("Somebody who wrote none of it has read it and agrees.") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
