// A transitional-justice paper: what a government should do for truth, justice, reparation and
// protection. The head of a dossier of its own.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType paper()
{
    return {
        .key = "paper",
        .label = N_("Transitional-justice paper"),
        .label_plural = N_("Transitional-justice papers"),
        .description = N_("What a government should do for truth, justice, reparation and protection, "
                          "and what came of it."),
        .home = Home::opens_dossier,
        .title_fields = { "title", "country" },
        .fields = {
            { .key = "title",
              .label = N_("Title"),
              .required = true,
              .listed = true },
            { .key = "country",
              .label = N_("Country"),
              .kind = FieldKind::country,
              .listed = true,
              .filter = true },
            { .key = "state",
              .label = N_("How far it has come"),
              .kind = FieldKind::term,
              .vocabulary = "paper_state",
              .listed = true,
              .filter = true },
            { .key = "problem",
              .label = N_("Problem, law and facts"),
              .kind = FieldKind::long_text },
            { .key = "wishes",
              .label = N_("What victims want"),
              .kind = FieldKind::long_text,
              .hint = N_("A part of its own, not a footnote.") },
            { .key = "options",
              .label = N_("Options"),
              .kind = FieldKind::long_text,
              .hint = N_("Truth, prosecution, reparation, vetting, memory. No amnesty for torture.") },
            { .key = "consulted",
              .label = N_("Who was consulted"),
              .kind = FieldKind::long_text,
              .hint = N_("Groups and kinds of people, when and how. No names.") },
            { .key = "cases",
              .label = N_("Cases it draws on"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "case" } },
            { .key = "handed_over",
              .label = N_("Handed over on"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "handed_to",
              .label = N_("Handed over to") },
            { .key = "next_date",
              .label = N_("Next step by"),
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
