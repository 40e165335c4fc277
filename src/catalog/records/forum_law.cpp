// The law of a State whose courts may try torture done elsewhere. A lead for a lawyer, not advice.
#include "catalog/public_facts.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType forum_law()
{
    return public_facts({
        .key = "forum_law",
        .label = N_("Forum law"),
        .label_plural = N_("Forum laws"),
        .description = N_("Where courts may act on torture done abroad. Leads for a lawyer, not "
                          "advice."),
        .title_fields = { "state" },
        .key_fields = { "state" },
        .fields = {
            { .key = "state",
              .label = N_("Forum State"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "state" },
              .listed = true,
              .filter = true },
            { .key = "legal_basis",
              .label = N_("Legal basis"),
              .kind = FieldKind::long_text,
              .hint = N_("The law and article, and for which crimes."),
              .listed = true },
            { .key = "presence_for_investigation",
              .label = N_("Must the suspect be there for an investigation?"),
              .kind = FieldKind::long_text,
              .section = N_("Conditions") },
            { .key = "presence_for_trial",
              .label = N_("Must the suspect be there for the trial?"),
              .kind = FieldKind::long_text },
            { .key = "initiation",
              .label = N_("Who can begin it"),
              .kind = FieldKind::long_text,
              .hint = N_("Prosecutor, victim or association, and whose permission is needed.") },
            { .key = "limitation",
              .label = N_("Time limit"),
              .kind = FieldKind::long_text,
              .hint = N_("How long after the act, and for which crimes there is none.") },
            { .key = "immunity",
              .label = N_("Immunity"),
              .kind = FieldKind::long_text,
              .hint = N_("Who cannot be tried, and for how long.") },
        },
    });
}

} // namespace saksi::catalog::records
