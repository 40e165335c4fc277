// What can be written in a field that a group declares for itself. The codes are those of
// schema/own.cpp.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary own_field_kind()
{
    return {
        .key = "own_field_kind",
        .label = N_("What is written in it"),
        .source = N_("This program"),
        .terms = {
            { "short_text", N_("A few words") },
            { "long_text", N_("Text of several lines") },
            { "localized_text", N_("Words with their language") },
            { "number", N_("A whole number") },
            { "truth", N_("Yes, no or unknown") },
            { "fuzzy_date", N_("A date, as far as it is known") },
            { "zoned_time", N_("A date and time of day") },
            { "term", N_("A choice from a vocabulary") },
            { "country", N_("A country") },
            { "place", N_("A place") },
            { "reference", N_("A link to other records") },
            { "file", N_("A file") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
