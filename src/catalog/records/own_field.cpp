// A field that a group declares for itself, on a type of its own or on a shipped one; see
// schema/own.hpp.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType own_field()
{
    return {
        .key = "own_field",
        .label = N_("Field of your own"),
        .label_plural = N_("Fields of your own"),
        .description = N_("A question that your group asks. It stands in the form of the record "
                          "type, in lists, search, import, export and history like the others. "
                          "What is written in it is sealed."),
        .home = Home::group_papers,
        .title_fields = { "of", "label" },
        .fields = {
            { .key = "of",
              .label = N_("On which records"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "record_type",
              .hint = N_("Records that lie in cases. Public reference facts are the same for "
                         "everybody and take none."),
              .listed = true,
              .filter = true },
            { .key = "label",
              .label = N_("What it is called"),
              .required = true,
              .listed = true },
            { .key = "kind",
              .label = N_("What is written in it"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "own_field_kind",
              .hint = N_("When you change it later, what was written stays as it was."),
              .listed = true },
            { .key = "vocabulary",
              .label = N_("Chosen from"),
              .kind = FieldKind::term,
              .vocabulary = "vocabulary",
              .hint = N_("Only for a choice.") },
            { .key = "targets",
              .label = N_("Leads to"),
              .kind = FieldKind::term,
              .repeats = true,
              .vocabulary = "record_type",
              .hint = N_("Only for a link to other records.") },
            { .key = "hint",
              .label = N_("Help beside it"),
              .hint = N_("One sentence under the field in the form.") },
            { .key = "repeats",
              .label = N_("Several answers are possible"),
              .kind = FieldKind::truth,
              .section = N_("How it is used") },
            { .key = "required",
              .label = N_("Needed for a new record"),
              .kind = FieldKind::truth,
              .hint = N_("Ask yourself what somebody does who cannot know it.") },
            { .key = "listed",
              .label = N_("A column of the list, and a filter"),
              .kind = FieldKind::truth },
            { .key = "retired",
              .label = N_("No longer used"),
              .kind = FieldKind::truth,
              .hint = N_("It is not asked for any more. What was written in it stays."),
              .listed = true },
        },
    };
}

} // namespace saksi::catalog::records
