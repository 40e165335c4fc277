// What went to an authority, a UN body or another organisation: what, on which consent, with which
// answer, and what came of it for the person.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType submission()
{
    return {
        .key = "submission",
        .label = N_("Submission"),
        .label_plural = N_("Submissions"),
        .description = N_("What went to whom, on which consent, with which answer, and by when the "
                          "next step."),
        .title_fields = { "addressee", "subject", "sent" },
        .fields = {
            { .key = "addressee",
              .label = N_("To whom"),
              .required = true,
              .listed = true,
              .filter = true },
            { .key = "subject",
              .label = N_("About what"),
              .required = true,
              .hint = N_("In words that name nobody."),
              .listed = true },
            { .key = "state",
              .label = N_("How far it has come"),
              .kind = FieldKind::term,
              .vocabulary = "submission_state",
              .listed = true,
              .filter = true },
            { .key = "sent",
              .label = N_("Sent on"),
              .kind = FieldKind::fuzzy_date,
              .listed = true,
              .filter = true },
            { .key = "channel",
              .label = N_("How it was sent") },
            { .key = "language",
              .label = N_("Language"),
              .kind = FieldKind::term,
              .repeats = true,
              .vocabulary = "language" },
            { .key = "people",
              .label = N_("Whom it names or concerns"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "person" },
              .hint = N_("Each of them must have agreed to this addressee."),
              .section = N_("On whose consent") },
            { .key = "consent_note",
              .label = N_("On which consents"),
              .kind = FieldKind::long_text,
              .hint = N_("Which ones, and how the identity is treated."),
              .delicate = Delicate::own_work },
            { .key = "receipt",
              .label = N_("Receipt"),
              .hint = N_("Number, stamp, or that it was refused."),
              .section = N_("Answer") },
            { .key = "answer",
              .label = N_("Answer"),
              .kind = FieldKind::long_text },
            { .key = "answered",
              .label = N_("Answered on"),
              .kind = FieldKind::fuzzy_date },
            { .key = "next_date",
              .label = N_("Next step by"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "reprisal",
              .label = N_("Reprisals followed"),
              .kind = FieldKind::truth,
              .filter = true },
            { .key = "effect_on_person",
              .label = N_("Effect on the person"),
              .kind = FieldKind::long_text },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
