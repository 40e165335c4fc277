// A unit of a security force or other body: a battalion, a station, a prison, an agency. Who served
// in it, and when, is on postings. The unit above it is stated with its own dates, because command
// changes, and nobody answers for a unit outside the time in which they commanded it.
// Model: Security Force Monitor, units and command links.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType unit()
{
    return {
        .key = "unit",
        .label = N_("Unit"),
        .label_plural = N_("Units"),
        .description = N_("A station, battalion, prison or agency, and what it stands under."),
        .title_fields = { "name" },
        .fields = {
            { .key = "name",
              .label = N_("Name"),
              .kind = FieldKind::localized_text,
              .required = true,
              .repeats = true,
              .hint = N_("As it calls itself, in each script in which it is written."),
              .listed = true },
            { .key = "other_names",
              .label = N_("Other names"),
              .kind = FieldKind::localized_text,
              .repeats = true,
              .hint = N_("Short forms, earlier names, what people call it.") },
            { .key = "kind",
              .label = N_("Belongs to"),
              .kind = FieldKind::term,
              .vocabulary = "perpetrator_type",
              .listed = true,
              .filter = true },
            { .key = "country",
              .label = N_("Country"),
              .kind = FieldKind::country,
              .listed = true,
              .filter = true },
            { .key = "place",
              .label = N_("Where it sits"),
              .kind = FieldKind::reference,
              .targets = { "place" } },
            { .key = "superior",
              .label = N_("Stands under"),
              .kind = FieldKind::reference,
              .targets = { "unit" },
              .hint = N_("The unit that commands this one."),
              .section = N_("Command"),
              .listed = true },
            { .key = "superior_from",
              .label = N_("Under it from"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("Leave it out if nobody knows.") },
            { .key = "superior_until",
              .label = N_("Under it until"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("Leave it out if nobody knows. It is then not taken to last until "
                         "today.") },
            { .key = "notes", .label = N_("Notes"), .kind = FieldKind::long_text },
            { .key = "files", .label = N_("Files"), .kind = FieldKind::file, .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
