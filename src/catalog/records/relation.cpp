// How one person is related to another: family, work, orders. It says nothing about what either
// did. Model: HURIDOCS events standard formats, Biographic details.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType relation()
{
    return {
        .key = "relation",
        .label = N_("Relation"),
        .label_plural = N_("Relations"),
        .description = N_("How two people of the case are related: family, lawyer, held together, "
                          "under whose orders."),
        .title_fields = { "person", "kind", "other" },
        .fields = {
            { .key = "person",
              .label = N_("Person"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "person" },
              .listed = true },
            { .key = "kind",
              .label = N_("Is"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "relation_kind",
              .listed = true,
              .filter = true },
            { .key = "other",
              .label = N_("The other person"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "person" },
              .listed = true },
            { .key = "from",
              .label = N_("From"),
              .kind = FieldKind::fuzzy_date },
            { .key = "until",
              .label = N_("Until"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("Leave it out if nobody knows: it is then not taken to last until today.") },
            { .key = "notes",
              .label = N_("Notes"),
              .kind = FieldKind::long_text },
        },
    };
}

} // namespace saksi::catalog::records
