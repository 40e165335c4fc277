// A declaration or reservation by which a State accepts or limits a procedure of a treaty.
#include "catalog/public_facts.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType declaration()
{
    return public_facts({
        .key = "declaration",
        .label = N_("Declaration"),
        .label_plural = N_("Declarations"),
        .description = N_("Whether a State accepts inquiries and complaints, and what it "
                          "reserves."),
        .title_fields = { "state", "treaty", "provision" },
        .key_fields = { "state", "treaty", "provision" },
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
            { .key = "provision",
              .label = N_("About"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "declaration_provision",
              .hint = N_("The article or procedure that the declaration concerns."),
              .listed = true,
              .filter = true },
            { .key = "status",
              .label = N_("Status"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "declaration_status",
              .hint = N_("“None known” means that nobody has seen one, not that there is none."),
              .listed = true,
              .filter = true },
            { .key = "detail",
              .label = N_("How"),
              .hint = N_("By which act, or to what extent, in a few words.") },
            { .key = "date",
              .label = N_("Date"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("When it was made, withdrawn or took effect, as the source says."),
              .listed = true },
        },
    });
}

} // namespace saksi::catalog::records
