// What a member's role lets them do, whatever was granted to them. The whole table stands here and,
// for people, in docs/members.md.
//
// A member has one role. Several would have to be added up, and nobody could say any more at a
// glance what somebody may do; the roles are made so that the work of one person lies in one.
#pragma once

#include "schema/record_type.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace saksi::access {

enum class Role : std::uint8_t { reader, editor, clinician, caseworker, administrator };
inline constexpr std::array all_roles { Role::administrator, Role::caseworker, Role::clinician,
    Role::editor, Role::reader };

// In a dossier. Each contains the ones before it.
enum class Grant : std::uint8_t { read, write, administer };
inline constexpr std::array all_grants { Grant::read, Grant::write, Grant::administer };

// What is written, as far as roles tell it apart.
enum class Matter : std::uint8_t {
    reference, // Everything in the commons: public facts, decisions, their documents.
    evidence,
    casework,
    medical,
    comments, // On records of a case, whatever they are.
    shelf,    // What all members share: care providers, practice notes.
    grants,   // Who may see a dossier. Takes administering it, besides the role.
    members,  // Who belongs to the group, and in which role.
};

// What is no record.
enum class Deed : std::uint8_t {
    open_case,
    publish,
    look_after_workspace, // Check it, make its tables anew, copy it, see who looked at what.
};

// Codes of the vocabularies "member_role" and "grant_level".
std::string_view code_of(Role);
std::string_view code_of(Grant);
std::optional<Role> role_of_code(std::string_view);
std::optional<Grant> grant_of_code(std::string_view);

// The most that a grant gives to a member of this role.
Grant highest_grant(Role);
bool may_write(Role, Matter);
bool may(Role, Deed);

// Where a record lies.
enum class Place : std::uint8_t { commons, shelf, group_papers, case_ };

// Keys of the record types that say who may do what. They are known here by name, since what they
// say counts even in a program whose catalog does not declare them.
inline constexpr std::string_view member_type = "member";
inline constexpr std::string_view grant_type = "grant";

// `declared` is null for a type that this program does not know.
Matter matter_of(Place, std::string_view type_key, schema::RecordType const* declared);

} // namespace saksi::access
