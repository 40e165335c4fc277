// What a source is.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary source_kind()
{
    return {
        .key = "source_kind",
        .label = N_("Kind of source"),
        .source = N_("HURIDOCS microthesauri, list 16, a choice; names of our own"),
        .terms = {
            { "testimony", N_("Told by a person") },
            { "interview", N_("Interview"), "testimony" },
            { "written_statement", N_("Written statement"), "testimony" },
            { "sworn_statement", N_("Sworn statement or affidavit"), "testimony" },
            { "message", N_("Letter, message or call"), "testimony" },
            { "official", N_("From an authority or court") },
            { "judgment", N_("Judgment or decision"), "official" },
            { "court_record", N_("Court or police record"), "official" },
            { "official_report", N_("Official report or statement"), "official" },
            { "law_text", N_("Law or treaty"), "official" },
            { "un_document", N_("UN document"), "official" },
            { "medical", N_("Medical") },
            { "medico_legal", N_("Medico-legal report"), "medical" },
            { "medical_record", N_("Medical record"), "medical" },
            { "autopsy", N_("Autopsy report or death certificate"), "medical" },
            { "published", N_("Published") },
            { "ngo_report", N_("Report of an organisation"), "published" },
            { "news", N_("News"), "published" },
            { "academic", N_("Book, article or thesis"), "published" },
            { "dataset", N_("Data set or table"), "published" },
            { "social_media", N_("Social media"), "published" },
            { "material", N_("Seen, heard or held") },
            { "photo", N_("Photograph"), "material" },
            { "video", N_("Video"), "material" },
            { "audio", N_("Sound recording"), "material" },
            { "map", N_("Map, plan or satellite image"), "material" },
            { "object", N_("Object or sample"), "material" },
            { "site_visit", N_("Visit to the place"), "material" },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
