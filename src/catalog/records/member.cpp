// A member of the group: what the group itself knows of whoever signs with a handle. It lies in the
// group's papers, so that outside the group the handle is all there is (PROTOCOL A18). It has no
// key fields: two groups may both have an m-1.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType member()
{
    return {
        .key = "member",
        .label = N_("Member"),
        .label_plural = N_("Members"),
        .description = N_("Who belongs to the group, and what they do in it."),
        .home = Home::group_papers,
        .title_fields = { "handle" },
        .fields = {
            { .key = "handle",
              .label = N_("Handle"),
              .required = true,
              .listed = true },
            { .key = "role",
              .label = N_("Role"),
              .kind = FieldKind::term,
              .vocabulary = "member_role",
              .listed = true,
              .filter = true },
            { .key = "name",
              .label = N_("Name"),
              .hint = N_("Stays in the group's papers, which only administrators read. Leave it "
                         "empty where it could harm somebody.") },
            { .key = "left",
              .label = N_("Let go"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
        },
        .has_own_form = true,
    };
}

} // namespace saksi::catalog::records
