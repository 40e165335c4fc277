// A vocabulary that a group declares for itself; see schema/own.hpp.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType own_vocabulary()
{
    return {
        .key = "own_vocabulary",
        .label = N_("Vocabulary of your own"),
        .label_plural = N_("Vocabularies of your own"),
        .description = N_("A list to choose from. Give it a name here, then its terms."),
        .home = Home::group_papers,
        .title_fields = { "label" },
        .fields = {
            { .key = "label",
              .label = N_("What it is called"),
              .required = true,
              .hint = N_("Such as “Districts” or “Prisons of the province”."),
              .listed = true },
        },
    };
}

} // namespace saksi::catalog::records
