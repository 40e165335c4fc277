// How far work on a case has come.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary monitoring_status()
{
    return {
        .key = "monitoring_status",
        .label = N_("Where a case stands"),
        .source = N_("HURIDOCS microthesauri, list 43, reworded"),
        .terms = {
            { "new", N_("New"), {}, N_("Just come in; not looked at yet.") },
            { "checking", N_("Being checked"), {}, N_("Facts are being gathered and compared.") },
            { "active", N_("Being followed"), {}, N_("Steps are being taken.") },
            { "waiting", N_("Waiting"), {},
              N_("Others must move first: a court, an authority, a body.") },
            { "paused", N_("Paused"), {},
              N_("For safety, or because the people concerned wish it.") },
            { "closed", N_("Closed"), {}, N_("Nothing more is to be done.") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
