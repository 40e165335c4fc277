// A place where people are held or where something happened, when more than its name is known.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType place()
{
    return {
        .key = "place",
        .label = N_("Place"),
        .label_plural = N_("Places"),
        .description = N_("Police stations, prisons, camps and secret places that come up in the "
                          "case."),
        .title_fields = { "name" },
        .fields = {
            { .key = "name",
              .label = N_("Name"),
              .kind = FieldKind::localized_text,
              .required = true,
              .repeats = true,
              .hint = N_("Its official name and what people call it, in each script. For an "
                         "unknown place, a working name."),
              .listed = true },
            { .key = "type",
              .label = N_("Kind of place"),
              .kind = FieldKind::term,
              .vocabulary = "place_of_detention",
              .listed = true,
              .filter = true },
            { .key = "location",
              .label = N_("Where it is"),
              .kind = FieldKind::place,
              .hint = N_("Say how exact coordinates are; a wrong point on a map can endanger "
                         "neighbours."),
              .listed = true },
            { .key = "run_by",
              .label = N_("Run by"),
              .kind = FieldKind::term,
              .vocabulary = "perpetrator_type",
              .filter = true },
            { .key = "authority",
              .label = N_("Authority in charge"),
              .hint = N_("Ministry, unit or company, by its name.") },
            { .key = "acknowledged",
              .label = N_("Acknowledged as a place of detention"),
              .kind = FieldKind::truth,
              .hint = N_("No means that the authorities deny holding anyone there.") },
            { .key = "used",
              .label = N_("In use"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("From-to, such as 2019/2024 or 2019/.. when it still is.") },
            { .key = "clues",
              .label = N_("How it can be recognised"),
              .kind = FieldKind::long_text,
              .hint = N_("Sounds, smells, stairs, travel time and turns, as told by those who "
                         "were there.") },
            { .key = "conditions", .label = N_("Conditions"), .kind = FieldKind::long_text },
            { .key = "files", .label = N_("Files"), .kind = FieldKind::file, .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
