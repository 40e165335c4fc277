// What somebody is said to have had to do with an act. In print nobody is a perpetrator before a
// judgment, so the word here is "alleged". Model: HURIDOCS events standard formats, Involvement.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType involvement()
{
    return {
        .key = "involvement",
        .label = N_("Involvement"),
        .label_plural = N_("Involvements"),
        .description = N_("Who is said to have done, ordered or allowed an act."),
        .title_fields = { "perpetrator", "degree", "act" },
        .fields = {
            { .key = "act",
              .label = N_("Act"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "act" },
              .listed = true },
            { .key = "perpetrator",
              .label = N_("Alleged perpetrator"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "person" },
              .hint = N_("If nobody knows who, add a person with a code and a description."),
              .listed = true },
            { .key = "degree",
              .label = N_("Part in it"),
              .kind = FieldKind::term,
              .vocabulary = "involvement_degree",
              .hint = N_("As the source says. “Suspected” is not a finding."),
              .listed = true,
              .filter = true },
            { .key = "perpetrator_type",
              .label = N_("Belongs to"),
              .kind = FieldKind::term,
              .repeats = true,
              .vocabulary = "perpetrator_type",
              .listed = true,
              .filter = true },
            { .key = "unit",
              .label = N_("Unit and rank"),
              .repeats = true,
              .hint = N_("Station, battalion or agency, and the post held at that time.") },
            { .key = "recognised_by",
              .label = N_("How the person was recognised"),
              .kind = FieldKind::long_text,
              .hint = N_("Known from before, name badge, heard the name, picked out later: this "
                         "decides what it is worth."),
              .section = N_("On what this rests") },
            { .key = "basis",
              .label = N_("Why this part is assumed"),
              .kind = FieldKind::long_text,
              .hint = N_("What was seen, heard or ordered, and by whom it is told.") },
            { .key = "latest_status",
              .label = N_("What became of the person"),
              .kind = FieldKind::term,
              .vocabulary = "perpetrator_status",
              .hint = N_("The latest that is known, with its date."),
              .section = N_("Since then"),
              .filter = true },
            { .key = "status_date", .label = N_("Known as of"), .kind = FieldKind::fuzzy_date },
            { .key = "files", .label = N_("Files"), .kind = FieldKind::file, .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
