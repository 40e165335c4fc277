// A grant: what a member may do in the dossier in which it lies. Taken back, it stays in the
// history: who gave what to whom, and when.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType grant()
{
    return {
        .key = "grant",
        .label = N_("Grant"),
        .label_plural = N_("Grants"),
        .description = N_("Who may see a case, and what they may do in it."),
        .home = Home::dossier_papers,
        .title_fields = { "member", "level" },
        .fields = {
            { .key = "member",
              .label = N_("Member"),
              .required = true,
              .hint = N_("A handle, not a name."),
              .listed = true,
              .filter = true },
            { .key = "level",
              .label = N_("What they may do"),
              .kind = FieldKind::term,
              .vocabulary = "grant_level",
              .listed = true,
              .filter = true },
        },
        .has_own_form = true,
    };
}

} // namespace saksi::catalog::records
