// That records of a type are to be read by a second member; see schema/own.hpp.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType own_second_reading()
{
    return {
        .key = "own_second_reading",
        .label = N_("Second reading of a record type"),
        .label_plural = N_("Second readings"),
        .description = N_("Records of this type count as drafts until a member who wrote none of "
                          "it has confirmed them."),
        .home = Home::group_papers,
        .title_fields = { "of" },
        .fields = {
            { .key = "of",
              .label = N_("Of which records"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "record_type",
              .listed = true },
            { .key = "retired",
              .label = N_("No longer used"),
              .kind = FieldKind::truth,
              .listed = true },
        },
    };
}

} // namespace saksi::catalog::records
