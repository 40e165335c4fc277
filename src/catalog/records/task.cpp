// Something to be done, by whom and by when. It lies in the dossier that it is about and never
// leaves the house: it is how a group works, not what happened.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType task()
{
    return {
        .key = "task",
        .label = N_("Task"),
        .label_plural = N_("Tasks"),
        .description = N_("One thing to do, small enough to be done, with who does it and by when."),
        // So that clinicians, too, set themselves tasks.
        .matter = Matter::evidence,
        .title_fields = { "what" },
        .fields = {
            { .key = "what",
              .label = N_("What"),
              .required = true,
              .hint = N_("In words that tell a stranger nothing: it stands on Today.") },
            { .key = "owner",
              .label = N_("Who does it"),
              .hint = N_("A handle."),
              .listed = true,
              .filter = true },
            { .key = "due",
              .label = N_("By when"),
              .kind = FieldKind::fuzzy_date,
              .listed = true,
              .filter = true },
            { .key = "state",
              .label = N_("Where it stands"),
              .kind = FieldKind::term,
              .vocabulary = "task_state",
              .hint = N_("Left out, it is open."),
              .listed = true,
              .filter = true },
            { .key = "people",
              .label = N_("For whom"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "person" } },
            { .key = "about",
              .label = N_("About what"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "event", "act", "detention", "remedy_step", "source", "interview",
                           "submission", "recommendation" } },
            { .key = "notes", .label = N_("Notes"), .kind = FieldKind::long_text },
        },
        .never_leaves = true,
    };
}

} // namespace saksi::catalog::records
