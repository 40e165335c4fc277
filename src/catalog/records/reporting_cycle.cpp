// One round of a State's reporting to a treaty body: due, submitted, reviewed, concluded. How late
// it was is not stated here: law/reporting.hpp works it out.
#include "catalog/public_facts.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType reporting_cycle()
{
    return public_facts({
        .key = "reporting_cycle",
        .label = N_("Reporting cycle"),
        .label_plural = N_("Reporting cycles"),
        .description = N_("When a State had to report, when it did, and what the body concluded."),
        .title_fields = { "state", "treaty", "cycle" },
        .key_fields = { "state", "treaty", "cycle" },
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
              .filter = true },
            { .key = "cycle",
              .label = N_("Cycle"),
              .required = true,
              .hint = N_("Initial, or the number of the report; 3-4 when two were taken together."),
              .listed = true },
            { .key = "report_symbol",
              .label = N_("Report"),
              .hint = N_("The UN symbol of the State's report, such as CAT/C/NPL/2."),
              .section = N_("The State's report") },
            { .key = "due_date",
              .label = N_("Due"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("As set by the body or stated in its documents."),
              .listed = true },
            { .key = "submitted_date",
              .label = N_("Submitted"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("The day the body received it, not the day it was printed."),
              .listed = true },
            { .key = "simplified_procedure",
              .label = N_("Simplified procedure"),
              .kind = FieldKind::truth,
              .hint = N_("Yes when the body sends its questions first and the answers are the "
                         "report.") },
            { .key = "session",
              .label = N_("Session"),
              .kind = FieldKind::number,
              .hint = N_("The number of the body's session."),
              .section = N_("Review") },
            { .key = "review_start",
              .label = N_("Review began"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "review_end", .label = N_("Review ended"), .kind = FieldKind::fuzzy_date },
            { .key = "co_symbol",
              .label = N_("Concluding observations"),
              .hint = N_("Their UN symbol, such as CAT/C/NPL/CO/2."),
              .section = N_("Outcome") },
            { .key = "co_adopted",
              .label = N_("Adopted"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "next_due",
              .label = N_("Next report due"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("As the body set it at the end of its concluding observations.") },
            { .key = "next_due_estimate",
              .label = N_("Next report due, our estimate"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("Counted four years from the concluding observations. The body may have "
                         "set another day.") },
            { .key = "follow_up",
              .label = N_("Follow-up"),
              .kind = FieldKind::long_text,
              .hint = N_("What the body asked for within a year, and whether it came.") },
        },
    });
}

} // namespace saksi::catalog::records
