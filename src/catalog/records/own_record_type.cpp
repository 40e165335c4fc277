// A record type that a group declares for itself; see schema/own.hpp.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType own_record_type()
{
    return {
        .key = "own_record_type",
        .label = N_("Record type of your own"),
        .label_plural = N_("Record types of your own"),
        .description = N_("Something that your group records in cases and that has no place yet. "
                          "Give it a name here, then its fields."),
        .home = Home::group_papers,
        .title_fields = { "label" },
        .fields = {
            { .key = "label",
              .label = N_("What one is called"),
              .required = true,
              .hint = N_("In the language of your group, such as “Court observation”."),
              .listed = true },
            { .key = "label_plural",
              .label = N_("What several are called"),
              .hint = N_("Such as “Court observations”.") },
            { .key = "description",
              .label = N_("What it is for"),
              .hint = N_("One sentence, shown at the head of the form.") },
            { .key = "retired",
              .label = N_("No longer used"),
              .kind = FieldKind::truth,
              .hint = N_("No new ones are made. Those that are there stay as they are."),
              .listed = true },
        },
    };
}

} // namespace saksi::catalog::records
