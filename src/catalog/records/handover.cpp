// That something of a dossier was handed out: for which purpose, to whom, and on which consents it
// rests. Written by the deed itself, before anybody holds the file; see publish/hand_over.hpp.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType handover()
{
    return {
        .key = "handover",
        .label = N_("Handover"),
        .label_plural = N_("Handovers"),
        .description = N_("What was handed out, to whom, and on which consent."),
        .title_fields = { "scope", "recipient", "date" },
        .fields = {
            { .key = "scope",
              .label = N_("For"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "consent_scope",
              .listed = true,
              .filter = true },
            { .key = "recipient", .label = N_("To whom"), .listed = true },
            { .key = "date",
              .label = N_("Handed out"),
              .kind = FieldKind::fuzzy_date,
              .required = true,
              .listed = true,
              .filter = true },
            { .key = "people",
              .label = N_("On whose consent"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "person" } },
            { .key = "consents",
              .label = N_("Consents that it rests on"),
              .repeats = true,
              .hint = N_("The ids of the statements, as the history of the person shows them.") },
            { .key = "form", .label = N_("As"), .section = N_("What it was") },
            { .key = "records", .label = N_("Number of records"), .kind = FieldKind::number },
            { .key = "left_out", .label = N_("Left out on purpose"), .repeats = true },
            { .key = "digest",
              .label = N_("SHA-256 of the file"),
              .hint = N_("By which a file that turns up can be told to be this one.") },
            { .key = "recalled",
              .label = N_("Asked back on"),
              .kind = FieldKind::fuzzy_date,
              .section = N_("Afterwards") },
            { .key = "answer",
              .label = N_("What the recipient said"),
              .kind = FieldKind::long_text },
        },
        .never_leaves = true,
        .has_own_form = true,
    };
}

} // namespace saksi::catalog::records
