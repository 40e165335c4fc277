// What defenders learned and want others to know. It lies on the shelf of the group. No case data
// belongs into it.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType practice_note()
{
    return {
        .key = "practice_note",
        .label = N_("Practice note"),
        .label_plural = N_("Practice notes"),
        .description = N_("What worked, what did not, and what to do next time. Nothing about a person "
                          "or a case belongs here."),
        .home = Home::shelf,
        .title_fields = { "title" },
        .fields = {
            { .key = "title",
              .label = N_("Title"),
              .required = true,
              .listed = true },
            { .key = "topic",
              .label = N_("Topic"),
              .repeats = true,
              .hint = N_("Such as safety, interviews, courts, care."),
              .listed = true,
              .filter = true },
            { .key = "country",
              .label = N_("Country"),
              .kind = FieldKind::country,
              .repeats = true,
              .listed = true,
              .filter = true },
            { .key = "situation",
              .label = N_("Situation"),
              .kind = FieldKind::long_text,
              .hint = N_("In general words.") },
            { .key = "did",
              .label = N_("What was done"),
              .kind = FieldKind::long_text },
            { .key = "worked",
              .label = N_("What worked"),
              .kind = FieldKind::long_text },
            { .key = "failed",
              .label = N_("What did not"),
              .kind = FieldKind::long_text },
            { .key = "next_time",
              .label = N_("Next time"),
              .kind = FieldKind::long_text },
            { .key = "date",
              .label = N_("When"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
