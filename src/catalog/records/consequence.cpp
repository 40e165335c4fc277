// What an act left behind in one person, and whether it is still there. What a clinician found in
// an examination is a medical record of its own; this is what the person tells. Where no mark is
// found, that does not mean that it did not happen.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType consequence()
{
    return {
        .key = "consequence",
        .label = N_("Consequence"),
        .label_plural = N_("Consequences"),
        .description = N_("What an act left behind in body, mind, family and work, as the person tells "
                          "it."),
        .title_fields = { "person", "kind", "from" },
        .fields = {
            { .key = "person",
              .label = N_("Who"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "person" },
              .listed = true },
            { .key = "act",
              .label = N_("From which act"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "act" },
              .listed = true },
            { .key = "kind",
              .label = N_("What"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "sequela",
              .listed = true,
              .filter = true,
              .delicate = Delicate::health },
            { .key = "from",
              .label = N_("Since"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "until",
              .label = N_("Until"),
              .kind = FieldKind::fuzzy_date },
            { .key = "still",
              .label = N_("Still there"),
              .kind = FieldKind::truth,
              .listed = true,
              .filter = true },
            { .key = "account",
              .label = N_("In the person's words"),
              .kind = FieldKind::long_text,
              .delicate = Delicate::health },
            { .key = "effect",
              .label = N_("What it keeps the person from doing"),
              .kind = FieldKind::long_text,
              .delicate = Delicate::health },
            { .key = "help",
              .label = N_("Help received"),
              .kind = FieldKind::long_text,
              .hint = N_("By whom and since when. If help is needed now, that comes first."),
              .delicate = Delicate::health },
            { .key = "notes",
              .label = N_("Notes"),
              .kind = FieldKind::long_text },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
