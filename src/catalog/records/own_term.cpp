// A term that a group adds to a vocabulary of its own or to a shipped one; see schema/own.hpp.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType own_term()
{
    return {
        .key = "own_term",
        .label = N_("Term of your own"),
        .label_plural = N_("Terms of your own"),
        .description = N_("A further choice in a vocabulary. The terms that come with the program "
                          "stay as they are, so that figures can be compared."),
        .home = Home::group_papers,
        .title_fields = { "vocabulary", "label" },
        .fields = {
            { .key = "vocabulary",
              .label = N_("In which vocabulary"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "vocabulary",
              .listed = true,
              .filter = true },
            { .key = "label",
              .label = N_("Term"),
              .required = true,
              .listed = true },
            { .key = "broader",
              .label = N_("Broader term"),
              .hint = N_("The name of a term of the same vocabulary. Who filters by that one finds "
                         "this one too.") },
            { .key = "definition",
              .label = N_("What it means"),
              .hint = N_("So that two people choose the same.") },
            { .key = "retired",
              .label = N_("No longer used"),
              .kind = FieldKind::truth,
              .hint = N_("It is not offered any more. Where it was chosen, it stays."),
              .listed = true },
        },
    };
}

} // namespace saksi::catalog::records
