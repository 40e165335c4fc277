// What members do in the group; access/role.hpp says what each may do here.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary member_role()
{
    return {
        .key = "member_role",
        .label = N_("Role"),
        .source = N_("This program"),
        .terms = {
            { "administrator", N_("Administrator"), {},
              N_("Does everything a caseworker and an editor do, manages members and looks after "
                 "the workspace. Sees a case only when it was given to them.") },
            { "caseworker", N_("Caseworker"), {},
              N_("Opens cases, keeps those that were given to them, says who else may see them.") },
            { "clinician", N_("Clinician"), {},
              N_("In cases that were given to them: writes medical records and the sources they "
                 "rest on, and reads the rest.") },
            { "editor", N_("Editor"), {},
              N_("Keeps the public facts and makes publications. Reads the cases that were given "
                 "to them and changes nothing in them.") },
            { "reader", N_("Reader"), {},
              N_("Reads the public facts and the cases that were given to them.") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
