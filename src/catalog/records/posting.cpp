// Where a person served, in which rank, and from when to when. It says nothing about what the
// person did. Whether it touches an act is worked out from the dates: law/posting.hpp. Model:
// Security Force Monitor, postings.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType posting()
{
    return {
        .key = "posting",
        .label = N_("Posting"),
        .label_plural = N_("Postings"),
        .description = N_("Where somebody served, in which rank, and when. It accuses nobody."),
        .title_fields = { "person", "rank", "unit" },
        .fields = {
            { .key = "person",
              .label = N_("Person"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "person" },
              .listed = true },
            { .key = "unit",
              .label = N_("Unit"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "unit" },
              .listed = true },
            { .key = "rank", .label = N_("Rank"), .listed = true },
            { .key = "role",
              .label = N_("Post"),
              .hint = N_("Such as commander, officer in charge or guard."),
              .listed = true },
            { .key = "from",
              .label = N_("In post from"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("When it began: a month, a year or about is a good answer."),
              .listed = true,
              .filter = true },
            { .key = "until",
              .label = N_("In post until"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("When it ended. Leave it out if nobody knows: it is then not taken to "
                         "last until today."),
              .listed = true },
            { .key = "notes", .label = N_("Notes"), .kind = FieldKind::long_text },
            { .key = "files", .label = N_("Files"), .kind = FieldKind::file, .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
