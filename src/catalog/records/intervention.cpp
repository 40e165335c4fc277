// What somebody did for a person: a visit, a letter, help, an appeal. Steps towards a remedy are
// remedy steps. Model: HURIDOCS events standard formats, Intervention.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType intervention()
{
    return {
        .key = "intervention",
        .label = N_("Intervention"),
        .label_plural = N_("Interventions"),
        .description = N_("What was done for somebody: a visit, a letter, help, an urgent appeal, and "
                          "what came of it."),
        .title_fields = { "kind", "by", "date" },
        .fields = {
            { .key = "kind",
              .label = N_("What was done"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "intervention_kind",
              .listed = true,
              .filter = true },
            { .key = "by",
              .label = N_("By whom"),
              .hint = N_("A group, an authority or a handle."),
              .listed = true,
              .filter = true },
            { .key = "date",
              .label = N_("When"),
              .kind = FieldKind::fuzzy_date,
              .listed = true,
              .filter = true },
            { .key = "people",
              .label = N_("For whom"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "person" },
              .listed = true },
            { .key = "event",
              .label = N_("About which event"),
              .kind = FieldKind::reference,
              .targets = { "event" } },
            { .key = "addressed_to",
              .label = N_("To whom"),
              .listed = true },
            { .key = "content",
              .label = N_("What was asked or given"),
              .kind = FieldKind::long_text },
            { .key = "result",
              .label = N_("What came of it"),
              .kind = FieldKind::term,
              .vocabulary = "intervention_result",
              .section = N_("Answer"),
              .listed = true,
              .filter = true },
            { .key = "answer",
              .label = N_("Answer"),
              .kind = FieldKind::long_text,
              .hint = N_("As a claim: who said it, when and where.") },
            { .key = "answered",
              .label = N_("Answered on"),
              .kind = FieldKind::fuzzy_date },
            { .key = "effect_on_person",
              .label = N_("Effect on the person"),
              .kind = FieldKind::long_text,
              .hint = N_("Better or worse; also pressure that followed.") },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
