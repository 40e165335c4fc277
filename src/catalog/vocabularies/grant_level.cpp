// What a grant lets a member do in a dossier, as far as their role goes.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary grant_level()
{
    return {
        .key = "grant_level",
        .label = N_("What they may do"),
        .source = N_("This program"),
        .terms = {
            { "read", N_("Read") },
            { "write", N_("Read and write") },
            { "administer", N_("Read, write, and say who else may see it") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
