#include "access/role.hpp"

#include "base/check.hpp"

namespace saksi::access {

namespace {

using M = Matter;

constexpr std::uint8_t bit(Matter matter)
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(matter));
}

constexpr std::uint8_t all(std::initializer_list<Matter> matters)
{
    std::uint8_t bits = 0;
    for (auto const matter : matters)
        bits = static_cast<std::uint8_t>(bits | bit(matter));
    return bits;
}

struct Row {
    Role role;
    std::string_view code;
    Grant highest_grant;
    std::uint8_t writes;
    bool opens_cases;
    bool publishes;
    bool looks_after;
};

// Some groups have one member: so the administrator's row has everything. A clinician writes what
// they found and on what it rests, not what others found, on which they comment. An editor makes
// public what is public already, and changes nothing that is sealed.
constexpr std::array table {
    Row { Role::reader, "reader", Grant::read, all({}), false, false, false },
    Row {
        Role::editor, "editor", Grant::read, all({ M::reference, M::shelf }), false, true, false },
    Row { Role::clinician, "clinician", Grant::write,
        all({ M::evidence, M::medical, M::comments, M::shelf }), false, false, false },
    Row { Role::caseworker, "caseworker", Grant::administer,
        all({ M::reference, M::evidence, M::casework, M::comments, M::shelf, M::grants }), true,
        false, false },
    Row { Role::administrator, "administrator", Grant::administer,
        all({ M::reference, M::evidence, M::casework, M::medical, M::comments, M::shelf, M::grants,
            M::members }),
        true, true, true },
};

constexpr std::array<std::string_view, 3> grant_codes { "read", "write", "administer" };

Row const& row_of(Role role)
{
    auto const& row = table.at(static_cast<std::size_t>(role));
    SAKSI_CHECK(row.role == role);
    return row;
}

} // namespace

std::string_view code_of(Role role)
{
    return row_of(role).code;
}

std::string_view code_of(Grant grant)
{
    return grant_codes.at(static_cast<std::size_t>(grant));
}

std::optional<Role> role_of_code(std::string_view code)
{
    for (auto const& row : table) {
        if (row.code == code)
            return row.role;
    }
    return std::nullopt;
}

std::optional<Grant> grant_of_code(std::string_view code)
{
    for (auto const grant : all_grants) {
        if (code_of(grant) == code)
            return grant;
    }
    return std::nullopt;
}

Grant highest_grant(Role role)
{
    return row_of(role).highest_grant;
}

bool may_write(Role role, Matter matter)
{
    return (row_of(role).writes & bit(matter)) != 0;
}

bool may(Role role, Deed deed)
{
    auto const& row = row_of(role);
    switch (deed) {
    case Deed::open_case:
        return row.opens_cases;
    case Deed::publish:
        return row.publishes;
    case Deed::look_after_workspace:
        return row.looks_after;
    }
    SAKSI_CHECK(!"every deed stands above");
    return false;
}

Matter matter_of(Place place, std::string_view type_key, schema::RecordType const* declared)
{
    if (type_key == grant_type)
        return Matter::grants;
    if (type_key == member_type)
        return Matter::members;
    switch (place) {
    case Place::commons:
        return Matter::reference;
    case Place::shelf:
        return Matter::shelf;
    case Place::group_papers:
        return Matter::members;
    case Place::case_:
        break;
    }
    switch (declared ? declared->matter : schema::Matter::casework) {
    case schema::Matter::casework:
        return Matter::casework;
    case schema::Matter::evidence:
        return Matter::evidence;
    case schema::Matter::medical:
        return Matter::medical;
    }
    SAKSI_CHECK(!"every matter stands above");
    return Matter::casework;
}

} // namespace saksi::access
