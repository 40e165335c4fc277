// The rights of members, worked out from what was stated: their roles, and the grants that lie in
// each dossier. Pure; the gate asks here and nowhere else.
//
// Not here: the keys. All members of a workspace use one vault; what they may do is kept apart by
// this program and not by encryption. See docs/threat_model.md.
#pragma once

#include "access/role.hpp"
#include "base/id.hpp"

#include <map>
#include <string>
#include <vector>

namespace saksi::access {

// What stands at one state of the log. Handles as they are signed.
struct Facts {
    DossierId commons;
    DossierId group_papers;
    std::optional<DossierId> shelf {}; // Nothing until something is put there.
    // Everybody who may sign in. Without a role: from before there were roles, and nobody has said.
    std::map<std::string, std::optional<Role>, std::less<>> members {};
    // What is granted in each dossier other than these two, also to those who may not sign in.
    std::map<DossierId, std::map<std::string, Grant, std::less<>>> grants {};
};

// Nothing for who is no member. Whoever nobody gave a role is a reader.
std::optional<Role> role_of(Facts const&, std::string_view handle);

// What somebody may do with a dossier as a whole: what is granted to them, as far as their role
// goes. Nothing: for them it does not exist.
//
// Everybody reads the commons and the shelf; whose role writes such things writes there. The
// group's papers are the administrators'.
std::optional<Grant> grant_in(Facts const&, std::string_view handle, DossierId const&);

bool may_write(Facts const&, std::string_view handle, DossierId const&, Matter);
bool may(Facts const&, std::string_view handle, Deed);

// All dossiers that exist for somebody, sorted.
std::vector<DossierId> reach_of(Facts const&, std::string_view handle);

Place place_of(Facts const&, DossierId const&);

// Whether somebody is left who may manage members.
bool has_administrator(Facts const&);
// Whether somebody is left who may say who sees this dossier.
bool is_administered(Facts const&, DossierId const&);
// The dossiers that this one administers and nobody else.
std::vector<DossierId> administered_alone_by(Facts const&, std::string_view handle);

} // namespace saksi::access
