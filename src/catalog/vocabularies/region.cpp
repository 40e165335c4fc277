// Regions of the world as the United Nations' statisticians divide it. No view on borders is meant.
// "Asia" is theirs: it begins at Cyprus, Türkiye and the Caucasus and does not hold the Russian
// Federation or the Pacific.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary region()
{
    return {
        .key = "region",
        .label = N_("Region"),
        .source = N_("United Nations, Standard country or area codes for statistical use "
                      "(M49)"),
        .terms = {
            { "africa", N_("Africa") },
            { "northern_africa", N_("Northern Africa"), "africa" },
            { "eastern_africa", N_("Eastern Africa"), "africa" },
            { "middle_africa", N_("Middle Africa"), "africa" },
            { "southern_africa", N_("Southern Africa"), "africa" },
            { "western_africa", N_("Western Africa"), "africa" },
            { "americas", N_("Americas") },
            { "northern_america", N_("Northern America"), "americas" },
            { "caribbean", N_("Caribbean"), "americas" },
            { "central_america", N_("Central America"), "americas" },
            { "south_america", N_("South America"), "americas" },
            { "asia", N_("Asia") },
            { "central_asia", N_("Central Asia"), "asia" },
            { "eastern_asia", N_("Eastern Asia"), "asia" },
            { "south_eastern_asia", N_("South-eastern Asia"), "asia" },
            { "southern_asia", N_("Southern Asia"), "asia" },
            { "western_asia", N_("Western Asia"), "asia" },
            { "europe", N_("Europe") },
            { "eastern_europe", N_("Eastern Europe"), "europe" },
            { "northern_europe", N_("Northern Europe"), "europe" },
            { "southern_europe", N_("Southern Europe"), "europe" },
            { "western_europe", N_("Western Europe"), "europe" },
            { "oceania", N_("Oceania") },
            { "australia_new_zealand", N_("Australia and New Zealand"), "oceania" },
            { "melanesia", N_("Melanesia"), "oceania" },
            { "micronesia", N_("Micronesia"), "oceania" },
            { "polynesia", N_("Polynesia"), "oceania" },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
