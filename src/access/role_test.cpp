// The table of roles, as docs/members.md tells it.
#include "access/role.hpp"

#include <doctest/doctest.h>

using namespace saksi::access;

TEST_CASE("a code gives its role or grant and no other word does")
{
    for (auto const role : all_roles)
        CHECK(role_of_code(code_of(role)) == role);
    for (auto const grant : all_grants)
        CHECK(grant_of_code(code_of(grant)) == grant);
    CHECK_FALSE(role_of_code("owner"));
    CHECK_FALSE(grant_of_code(""));
}

TEST_CASE("the administrator does everything, and nobody else manages members")
{
    for (auto const matter : { Matter::reference, Matter::evidence, Matter::casework,
             Matter::medical, Matter::grants, Matter::members }) {
        CHECK(may_write(Role::administrator, matter));
        CHECK_FALSE(may_write(Role::reader, matter));
    }
    for (auto const deed : { Deed::open_case, Deed::publish, Deed::look_after_workspace }) {
        CHECK(may(Role::administrator, deed));
        CHECK_FALSE(may(Role::reader, deed));
    }
    for (auto const role : all_roles)
        CHECK(may_write(role, Matter::members) == (role == Role::administrator));
}

TEST_CASE("an editor changes nothing that is sealed, a clinician nothing that others found, a "
          "caseworker nothing that takes a clinician")
{
    CHECK(highest_grant(Role::editor) == Grant::read);
    CHECK(may_write(Role::editor, Matter::reference));
    for (auto const matter : { Matter::evidence, Matter::casework, Matter::medical })
        CHECK_FALSE(may_write(Role::editor, matter));
    CHECK(may_write(Role::clinician, Matter::medical));
    CHECK(may_write(Role::clinician, Matter::evidence));
    CHECK_FALSE(may_write(Role::clinician, Matter::casework));
    CHECK_FALSE(may_write(Role::clinician, Matter::reference));
    CHECK_FALSE(may_write(Role::caseworker, Matter::medical));
}
