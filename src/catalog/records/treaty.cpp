// A treaty, with the bodies and procedures that stand on it.
#include "catalog/public_facts.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType treaty()
{
    return public_facts({
        .key = "treaty",
        .label = N_("Treaty"),
        .label_plural = N_("Treaties"),
        .description = N_("Treaties on which a remedy, a report or a complaint can rest."),
        .title_fields = { "code" },
        .key_fields = { "code" },
        .fields = {
            { .key = "code",
              .label = N_("Short name"),
              .required = true,
              .hint = N_("The usual abbreviation, such as CAT, ICCPR or OPCAT."),
              .listed = true },
            { .key = "full_name", .label = N_("Full name"), .required = true, .listed = true },
            { .key = "adopted",
              .label = N_("Adopted"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("The day on which the text was adopted."),
              .listed = true },
            { .key = "entry_into_force",
              .label = N_("In force since"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("Of the treaty itself. For each State it begins later: see its treaty "
                         "status."),
              .listed = true },
            { .key = "monitoring_body",
              .label = N_("Body that watches over it"),
              .section = N_("Procedures"),
              .listed = true,
              .filter = true },
            { .key = "individual_complaint",
              .label = N_("Complaints by individuals"),
              .hint = N_("The article or protocol that allows them, and what a State must have "
                         "accepted.") },
            { .key = "inquiry_procedure",
              .label = N_("Inquiries"),
              .hint = N_("The article that allows the body to inquire by itself, and how a State "
                         "can opt out.") },
            { .key = "untc_number",
              .label = N_("Number in the UN Treaty Collection"),
              .hint = N_("Chapter and number, such as UNTC IV-9.") },
        },
    });
}

} // namespace saksi::catalog::records
