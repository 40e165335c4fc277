// An event holds together, in time and place, the acts that belong to one story. The facts
// themselves are acts. Model: HURIDOCS events standard formats, Event.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType event()
{
    return {
        .key = "event",
        .label = N_("Event"),
        .label_plural = N_("Events"),
        .description = N_("What belongs together: an arrest and what followed, a raid, a day of "
                          "protest."),
        .title_fields = { "title" },
        .fields = {
            { .key = "title",
              .label = N_("Title"),
              .required = true,
              .hint = N_("What and where, in a few words, without names."),
              .listed = true },
            { .key = "date",
              .label = N_("When"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("A day, a month or from-to. “About” is 2026-02~; never make up a day."),
              .listed = true,
              .filter = true },
            { .key = "location", .label = N_("Where"), .kind = FieldKind::place, .listed = true },
            { .key = "places",
              .label = N_("Known places"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "place" },
              .hint = N_("Places of the case that come up in it.") },
            { .key = "description",
              .label = N_("What happened"),
              .kind = FieldKind::long_text,
              .hint = N_("The story in order. One act to one person goes into an act of its own."),
              .section = N_("Content") },
            { .key = "background",
              .label = N_("Background"),
              .kind = FieldKind::long_text,
              .hint = N_("What came before, and what else was going on.") },
            { .key = "violation_status",
              .label = N_("Is it a violation?"),
              .kind = FieldKind::term,
              .vocabulary = "violation_status",
              .hint = N_("Your judgement so far. It can change, and the history stays."),
              .listed = true,
              .filter = true },
            { .key = "victims_reported",
              .label = N_("People harmed, as reported"),
              .kind = FieldKind::number,
              .hint = N_("The number a source gives, also when most are not named here.") },
            { .key = "part_of",
              .label = N_("Part of"),
              .kind = FieldKind::reference,
              .targets = { "event" },
              .section = N_("Other events") },
            { .key = "followed_from",
              .label = N_("Followed from"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "event" } },
            { .key = "files", .label = N_("Files"), .kind = FieldKind::file, .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
