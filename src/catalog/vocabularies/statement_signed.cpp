// Whether the person signed a statement.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary statement_signed()
{
    return {
        .key = "statement_signed",
        .label = N_("Statement signed"),
        .source = N_("HURIDOCS microthesauri, list 36, reworded"),
        .terms = {
            { "forced", N_("Signed under force") },
            { "not_understood", N_("Signed without understanding it"), {},
              N_("In a foreign language, unread or blank.") },
            { "understood", N_("Signed freely and understood") },
            { "refused", N_("Refused to sign") },
            { "not_asked", N_("Not asked to sign") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
