// A case: the head of a dossier of its own. (`case` is a word of C++, so the file cannot bear it.)
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType case_file()
{
    return {
        .key = "case",
        .label = N_("Case"),
        .label_plural = N_("Cases"),
        .description = N_("What happened to whom, who is said to have done it, and what became of "
                          "it."),
        .home = Home::opens_dossier,
        .title_fields = { "title" },
        .fields = {
            { .key = "title",
              .label = N_("Working name"),
              .required = true,
              .hint = N_("A name by which your group knows it and a stranger learns nothing, such "
                         "as “Banke, March”."),
              .listed = true },
            { .key = "register_number",
              .label = N_("Number in your own register"),
              .listed = true },
            { .key = "country",
              .label = N_("Country"),
              .kind = FieldKind::country,
              .listed = true,
              .filter = true },
            { .key = "status",
              .label = N_("Where it stands"),
              .kind = FieldKind::term,
              .vocabulary = "monitoring_status",
              .listed = true,
              .filter = true },
            { .key = "opened",
              .label = N_("Opened"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "summary",
              .label = N_("Summary"),
              .kind = FieldKind::long_text,
              .hint = N_("A few lines for a colleague who takes over. The facts themselves go "
                         "into events and acts.") },
            { .key = "responsible",
              .label = N_("Who follows it"),
              .hint = N_("A handle, not a name."),
              .section = N_("Work"),
              .listed = true,
              .filter = true,
              .delicate = Delicate::own_work },
            { .key = "next_step",
              .label = N_("Next step"),
              .hint = N_("One thing to do, small enough to be done."),
              .delicate = Delicate::own_work },
            { .key = "next_step_by",
              .label = N_("By"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "wishes",
              .label = N_("What the people concerned want"),
              .kind = FieldKind::long_text,
              .hint = N_("In their own words. Their wish decides what the case is for."),
              .section = N_("People first") },
            { .key = "risks",
              .label = N_("Risks to people in it"),
              .kind = FieldKind::long_text,
              .hint = N_("Who could be harmed if this became known or if someone visited, and "
                         "what was agreed."),
              .delicate = Delicate::own_work },
            { .key = "files", .label = N_("Files"), .kind = FieldKind::file, .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
