// How one event hangs together with another. Model: HURIDOCS events standard formats, Chain of
// events.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType event_chain()
{
    return {
        .key = "event_chain",
        .label = N_("Chain of events"),
        .label_plural = N_("Chains of events"),
        .description = N_("How one event hangs together with another: before, after, part of, at the "
                          "same time, led to."),
        .title_fields = { "event", "relation", "other" },
        .fields = {
            { .key = "event",
              .label = N_("Event"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "event" },
              .listed = true },
            { .key = "relation",
              .label = N_("How"),
              .kind = FieldKind::term,
              .required = true,
              .vocabulary = "event_relation",
              .listed = true,
              .filter = true },
            { .key = "other",
              .label = N_("The other event"),
              .kind = FieldKind::reference,
              .required = true,
              .targets = { "event" },
              .listed = true },
            { .key = "notes",
              .label = N_("On what this rests"),
              .kind = FieldKind::long_text },
        },
    };
}

} // namespace saksi::catalog::records
