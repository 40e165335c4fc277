// The gate: who may read or write which dossier. Its answers are types that only it can make, so
// that code which has not asked cannot be written. What the answers are, access/ works out from
// what was stated.
#pragma once

#include "access/rights.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::workspace {

using access::Grant;

// Somebody who has signed in. Made by the gate when a passphrase opened the workspace.
class Actor {
public:
    std::string const& handle() const { return m_handle; }

private:
    friend class Gate;
    explicit Actor(std::string handle)
        : m_handle(std::move(handle))
    {
    }

    std::string m_handle; // The name borne outside the group (PROTOCOL A18).
};

// The gate said yes: this actor, this dossier, this grant. It holds as long as the grant does: who
// writes with it is asked again, see Gate::check.
class Permit {
public:
    DossierId const& dossier() const { return m_dossier; }
    Grant grant() const { return m_grant; }
    std::string const& handle() const { return m_handle; }

private:
    friend class Gate;
    Permit(DossierId dossier, Grant grant, std::string handle)
        : m_dossier(dossier)
        , m_grant(grant)
        , m_handle(std::move(handle))
    {
    }

    DossierId m_dossier;
    Grant m_grant;
    std::string m_handle;
};

// All dossiers that an actor may read: what lists, search and links are cut down to. What lies
// outside answers as if it did not exist. One that was kept while its owner lost something covers
// no more than what they still have, see Gate::still.
class Reach {
public:
    std::vector<DossierId> const& dossiers() const { return *m_dossiers; }
    std::string const& handle() const { return m_handle; }
    bool covers(DossierId const& dossier) const
    {
        return std::binary_search(m_dossiers->begin(), m_dossiers->end(), dossier);
    }
    // No further than this dossier.
    Reach only(DossierId const& dossier) const
    {
        return Reach(
            m_handle, std::make_shared<std::vector<DossierId> const>(covers(dossier), dossier));
    }

private:
    friend class Gate;
    Reach(std::string handle, std::shared_ptr<std::vector<DossierId> const> sorted)
        : m_handle(std::move(handle))
        , m_dossiers(std::move(sorted))
    {
    }

    std::string m_handle;
    std::shared_ptr<std::vector<DossierId> const> m_dossiers; // Sorted.
};

// The only maker of the three.
class Gate {
public:
    explicit Gate(std::string first_administrator)
        : m_first_administrator(std::move(first_administrator))
    {
    }

    // Whom the recovery code lets in. An administrator until another one says otherwise.
    Actor first_administrator() const { return Actor(m_first_administrator); }

    // What stands now. Whoever it does not name is a stranger from now on, also with an Actor,
    // Permit or Reach from before.
    void know(access::Facts);
    access::Facts const& facts() const { return m_facts; }

    bool admits(std::string_view handle) const { return m_facts.members.contains(handle); }
    // Our own promise: it is one of those admitted.
    Actor member(std::string_view handle) const;

    // Errors: forbidden  (subject: the dossier's id)
    Result<Permit> permit(Actor const&, DossierId const&, Grant) const;
    // Whether what was allowed is allowed still. Errors: as permit()
    Result<void> check(Permit const&) const;

    Reach const& reach(Actor const&) const;
    // What a Reach from before covers today.
    Reach still(Reach const&) const;

private:
    Reach const& reach_of(std::string const& handle) const;

    std::string m_first_administrator;
    access::Facts m_facts;
    mutable std::map<std::string, Reach, std::less<>> m_reaches; // Worked out since know().
};

} // namespace saksi::workspace
