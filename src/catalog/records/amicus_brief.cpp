// An amicus curiae brief: the head of a dossier of its own, since groups who sign on need not see
// the case. It adds law and context and no facts about people.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType amicus_brief()
{
    return {
        .key = "amicus_brief",
        .label = N_("Amicus brief"),
        .label_plural = N_("Amicus briefs"),
        .description = N_("Law and context for a court, without taking a side and without facts about "
                          "people."),
        .home = Home::opens_dossier,
        .title_fields = { "title", "forum" },
        .fields = {
            { .key = "title",
              .label = N_("Working name"),
              .required = true,
              .listed = true },
            { .key = "forum",
              .label = N_("Before whom"),
              .listed = true },
            { .key = "country",
              .label = N_("Country"),
              .kind = FieldKind::country,
              .listed = true,
              .filter = true },
            { .key = "state",
              .label = N_("How far it has come"),
              .kind = FieldKind::term,
              .vocabulary = "amicus_state",
              .listed = true,
              .filter = true },
            { .key = "question",
              .label = N_("Question of law"),
              .kind = FieldKind::long_text },
            { .key = "forum_rules",
              .label = N_("Rules of this forum"),
              .kind = FieldKind::long_text,
              .hint = N_("Leave, consent of the parties, length, language, counsel; with where each "
                         "rule stands, and who confirmed it.") },
            { .key = "due",
              .label = N_("Due"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "due_confirmed_by",
              .label = N_("Date confirmed by"),
              .repeats = true,
              .hint = N_("Handles of two people. Until then the date is provisional.") },
            { .key = "authors",
              .label = N_("Authors"),
              .repeats = true,
              .hint = N_("Handles.") },
            { .key = "member_acts_for_party",
              .label = N_("Somebody of the alliance acts for a party"),
              .kind = FieldKind::truth,
              .hint = N_("Yes: the brief may not be independent. Decide before drafting.") },
            { .key = "precedents",
              .label = N_("Precedents for and against"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "decision" },
              .section = N_("Content") },
            { .key = "argument",
              .label = N_("Argument"),
              .kind = FieldKind::long_text },
            { .key = "signed_on",
              .label = N_("Groups that signed on"),
              .repeats = true },
            { .key = "declined",
              .label = N_("Groups that did not, or with reservation"),
              .kind = FieldKind::long_text },
            { .key = "outcome",
              .label = N_("What the court did with it"),
              .kind = FieldKind::long_text,
              .section = N_("After it") },
            { .key = "lesson",
              .label = N_("What we learned"),
              .kind = FieldKind::long_text },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
