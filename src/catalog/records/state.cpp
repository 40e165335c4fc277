// A State, or an area with its own law such as Hong Kong, under the name the United Nations uses.
#include "catalog/public_facts.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType state()
{
    return public_facts({
        .key = "state",
        .label = N_("State"),
        .label_plural = N_("States"),
        .description = N_("States that the alliance follows, and States with courts that may act "
                          "for others."),
        .title_fields = { "un_name" },
        .key_fields = { "iso3" },
        .fields = {
            { .key = "iso3",
              .label = N_("Country"),
              .kind = FieldKind::country,
              .required = true,
              .hint = N_("Kept as its code of three letters (ISO 3166-1), such as NPL for Nepal.") },
            { .key = "un_name",
              .label = N_("Name"),
              .required = true,
              .hint = N_("The short English name that the United Nations uses."),
              .listed = true },
            { .key = "region",
              .label = N_("Region"),
              .kind = FieldKind::term,
              .vocabulary = "region",
              .hint = N_("The statistical region of the United Nations; no view on borders is "
                         "meant."),
              .listed = true,
              .filter = true },
            { .key = "part_of",
              .label = N_("Part of"),
              .kind = FieldKind::reference,
              .targets = { "state" },
              .hint = N_("For an area with its own law: the State it belongs to.") },
            { .key = "localised_name",
              .label = N_("Names in its own languages"),
              .kind = FieldKind::localized_text,
              .repeats = true,
              .hint = N_("One name for each official language, in its own script."),
              .section = N_("Names and codes") },
            { .key = "english_name",
              .label = N_("Everyday English name"),
              .hint = N_("As people search for it, where it differs: Iran, Vietnam.") },
            { .key = "iso2",
              .label = N_("Code of two letters"),
              .hint = N_("ISO 3166-1, such as NP.") },
            { .key = "iso_numeric",
              .label = N_("Number code"),
              .hint = N_("ISO 3166-1 and UN M49, three digits, such as 524.") },
        },
    });
}

} // namespace saksi::catalog::records
