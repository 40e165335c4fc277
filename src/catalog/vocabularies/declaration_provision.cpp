// What a declaration or reservation is about.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary declaration_provision()
{
    return {
        .key = "declaration_provision",
        .label = N_("Subject of the declaration"),
        .source = N_("CAT articles 20, 21, 22, 28 and 30; ICCPR Optional Protocol 1; UN "
                      "Treaty Collection"),
        .terms = {
            { "art20_competence", N_("Article 20: inquiries"), {},
              N_("Whether the Committee may inquire by itself into systematic torture. A State "
                 "opts out by article 28.") },
            { "art21", N_("Article 21: complaints by States"), {},
              N_("Whether another State may complain to the Committee.") },
            { "art22", N_("Article 22: complaints by individuals"), {},
              N_("Whether a person may complain to the Committee.") },
            { "art30_reservation", N_("Article 30: disputes between States"), {},
              N_("Whether disputes may go to arbitration and the International Court of "
                 "Justice.") },
            { "individual_complaints", N_("Complaints by individuals"), {},
              N_("Whether a person may complain under an optional protocol.") },
            { "arts1_16_reservation", N_("Articles 1 and 16: reservation") },
            { "arts1_4_5_interpretative", N_("Articles 1, 4 and 5: how the State reads them") },
            { "art14_declaration", N_("Article 14: declaration on redress") },
            { "other", N_("Other (describe)") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
