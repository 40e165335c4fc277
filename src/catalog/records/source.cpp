// A source: what a statement rests on. It lies in the dossier of what it tells about: in a case,
// sealed like the rest of it; in the commons, where the reference packs put their documents, public
// like the rest of that. It has no key fields, because two interviews of the same name in two cases
// are two sources; an importer makes the id of a published document from its title with
// record_id_of. Model: HURIDOCS events standard formats, Information; what was claimed stands on
// the statements themselves.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType source()
{
    return {
        .key = "source",
        .label = N_("Source"),
        .label_plural = N_("Sources"),
        .description = N_("An interview, a document, a picture: what your statements rest on."),
        .matter = Matter::evidence,
        .title_fields = { "title" },
        .fields = {
            { .key = "title",
              .label = N_("Title"),
              .required = true,
              .hint = N_("For a document its title or symbol. For an interview a code, not a "
                         "name."),
              .listed = true },
            { .key = "kind",
              .label = N_("Kind"),
              .kind = FieldKind::term,
              .vocabulary = "source_kind",
              .listed = true,
              .filter = true },
            { .key = "date",
              .label = N_("Date"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("When it was made or published, not when you found it."),
              .listed = true,
              .filter = true },
            { .key = "language",
              .label = N_("Language"),
              .kind = FieldKind::term,
              .repeats = true,
              .vocabulary = "language",
              .listed = true },
            { .key = "person",
              .label = N_("Who tells"),
              .kind = FieldKind::reference,
              .targets = { "person" },
              .section = N_("Where it comes from") },
            { .key = "connection",
              .label = N_("How that person knows"),
              .kind = FieldKind::term,
              .vocabulary = "source_connection",
              .filter = true },
            { .key = "origin",
              .label = N_("Published or made by"),
              .hint = N_("Ten reports of one press release are one source: name the first.") },
            { .key = "url",
              .label = N_("Address"),
              .hint = N_("Opening it shows your network that you did.") },
            { .key = "archived_url", .label = N_("Archived copy") },
            { .key = "accessed",
              .label = N_("Seen on"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("When you saw it at that address.") },
            { .key = "obtained",
              .label = N_("How it was obtained"),
              .kind = FieldKind::long_text,
              .hint = N_("By whom, where, with what device, and through whose hands it went.") },
            { .key = "reliability",
              .label = N_("Standing of the source"),
              .kind = FieldKind::term,
              .vocabulary = "source_reliability",
              .hint = N_("Someone who tells for the first time cannot be judged yet. That is not "
                         "a doubt."),
              .section = N_("How far it carries") },
            { .key = "credibility",
              .label = N_("Standing of what it says"),
              .kind = FieldKind::term,
              .vocabulary = "information_credibility",
              .hint = N_("Judged apart from the source, by what else is known.") },
            { .key = "assessment",
              .label = N_("Why you judge so"),
              .kind = FieldKind::long_text },
            { .key = "content",
              .label = N_("What it says"),
              .kind = FieldKind::localized_text,
              .repeats = true,
              .hint = N_("A summary or the words themselves, each language on its own."),
              .section = N_("Content") },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true,
              .hint = N_("The original, unchanged. A copy with names taken out is a file of its "
                         "own.") },
        },
    };
}

} // namespace saksi::catalog::records
