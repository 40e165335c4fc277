// What a consent is for. Each is asked and kept on its own; what was not asked is not given.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary consent_scope()
{
    return {
        .key = "consent_scope",
        .label = N_("Purpose of the consent"),
        .source = N_("Our own, after the Murad Code (2022) and clinical consent forms that "
                      "ask for each purpose apart"),
        .terms = {
            { "CO-01", N_("Keep my story in this file"), {},
              N_("May we write down and keep what you tell us?") },
            { "CO-02", N_("Record sound or picture"), {},
              N_("May we record, or would you rather that we take notes?") },
            { "CO-03", N_("Photograph injuries"), {},
              N_("May we photograph this part of the body? Intimate parts are asked for apart.") },
            { "CO-04", N_("Medical or psychological examination"), {},
              N_("May this clinician examine you? You can stop at any time.") },
            { "CO-05", N_("Take samples or objects"), {}, N_("May we keep this as evidence?") },
            { "CO-06", N_("Refer me to a service"), {},
              N_("May we tell these things to this service, by name?") },
            { "CO-07", N_("Show it to my lawyer"), {}, N_("May this lawyer see the file?") },
            { "CO-08", N_("Send it to local authorities"), {},
              N_("May we give your name and story to this authority? It cannot be taken back.") },
            { "CO-09", N_("Send it to a UN body, name kept from the public"), {},
              N_("May we send it so that the public does not see your name?") },
            { "CO-10", N_("Send it to a UN body, name shown to the government"), {},
              N_("May the government see your name? It cannot be taken back.") },
            { "CO-11", N_("Publish without anything that points to me"), {},
              N_("May we publish it so that nobody can know it is you?") },
            { "CO-12", N_("Publish with my name or picture"), {},
              N_("May we publish who you are? It cannot be taken back.") },
            { "CO-13", N_("Count it in statistics"), {},
              N_("May we count your case among others?") },
            { "CO-14", N_("Contact me again"), {},
              N_("How, when and through whom may we reach you?") },
            { "CO-15", N_("Use it if I die or cannot be reached"), {},
              N_("What should happen then?") },
            { "CO-16", N_("Share it with a group in another country"), {},
              N_("Which group, in which country?") },
            { "CO-17", N_("Use it to teach, without anything that points to me") },
            { "CO-18", N_("Use it in court"), {},
              N_("May we give it to a court, and may you be seen there?") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
