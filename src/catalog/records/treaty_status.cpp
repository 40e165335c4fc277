// What one State has done about one treaty. When the treaty came into force for the State is not
// stated here: law/treaty_status.hpp works it out from the deposit.
#include "catalog/public_facts.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType treaty_status()
{
    return public_facts({
        .key = "treaty_status",
        .label = N_("Treaty status"),
        .label_plural = N_("Treaty statuses"),
        .description = N_("Whether a State is bound by a treaty, and since when."),
        .title_fields = { "state", "treaty" },
        .key_fields = { "state", "treaty" },
        .fields = {
            { .key = "state",
              .label = N_("State"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "state" },
              .listed = true,
              .filter = true },
            { .key = "treaty",
              .label = N_("Treaty"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "treaty" },
              .listed = true,
              .filter = true },
            { .key = "status",
              .label = N_("Status"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "treaty_status",
              .hint = N_("As the depositary says. Choose “none” only when a source says so."),
              .listed = true,
              .filter = true },
            { .key = "signature_date",
              .label = N_("Signed"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("A signature alone does not bind the State to the treaty."),
              .section = N_("Dates"),
              .listed = true },
            { .key = "consent_date",
              .label = N_("Ratified or acceded"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("The day the instrument was deposited. Write only the year or month if "
                         "that is all you saw."),
              .listed = true },
            { .key = "consent_type",
              .label = N_("By"),
              .kind = FieldKind::term,
              .vocabulary = "consent_type",
              .hint = N_("How the State agreed to be bound."),
              .filter = true },
            { .key = "withdrawal_date",
              .label = N_("No longer bound since"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("The day from which a withdrawal counts, not the day it was announced.") },
        },
    });
}

} // namespace saksi::catalog::records
