// What somebody is asked to do, by when, and what became of it. It lies in the mission, paper,
// case or action from which it comes.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType recommendation()
{
    return {
        .key = "recommendation",
        .label = N_("Recommendation"),
        .label_plural = N_("Recommendations"),
        .description = N_("Who should do what, by when, and how one will see that it is done."),
        .title_fields = { "addressee", "text" },
        .fields = {
            { .key = "addressee",
              .label = N_("Who should do it"),
              .required = true,
              .listed = true,
              .filter = true },
            { .key = "text",
              .label = N_("What"),
              .required = true,
              .listed = true },
            { .key = "due",
              .label = N_("By when"),
              .kind = FieldKind::fuzzy_date,
              .listed = true,
              .filter = true },
            { .key = "measure",
              .label = N_("How one will see it"),
              .kind = FieldKind::long_text },
            { .key = "status",
              .label = N_("What became of it"),
              .kind = FieldKind::term,
              .vocabulary = "recommendation_status",
              .listed = true,
              .filter = true },
            { .key = "state_claim",
              .label = N_("What the State says"),
              .kind = FieldKind::long_text,
              .hint = N_("As a claim: who said it, when and where."),
              .section = N_("Two accounts") },
            { .key = "group_finding",
              .label = N_("What your group found"),
              .kind = FieldKind::long_text },
            { .key = "checked",
              .label = N_("Looked at on"),
              .kind = FieldKind::fuzzy_date },
            { .key = "owner",
              .label = N_("Who follows it"),
              .hint = N_("A handle."),
              .filter = true,
              .delicate = Delicate::own_work },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
