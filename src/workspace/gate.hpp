// The gate: who may read or write which dossier. Its answers are types that only it can make, so
// that code which has not asked cannot be written.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::workspace {

enum class Grant : std::uint8_t { read, write, administer };

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

// The gate said yes: this actor, this dossier, this grant.
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
// outside answers as if it did not exist.
class Reach {
public:
    std::vector<DossierId> const& dossiers() const { return m_dossiers; }
    bool covers(DossierId const& dossier) const
    {
        return std::binary_search(m_dossiers.begin(), m_dossiers.end(), dossier);
    }

private:
    friend class Gate;
    explicit Reach(std::vector<DossierId> sorted)
        : m_dossiers(std::move(sorted))
    {
    }

    std::vector<DossierId> m_dossiers; // Sorted.
};

// The only maker of the three. It knows the members who may sign in; for now each of them may do
// everything. Whoever is asked for more than that finds the question already put everywhere.
class Gate {
public:
    explicit Gate(std::string first_administrator)
        : m_first_administrator(std::move(first_administrator))
        , m_members { m_first_administrator }
    {
    }

    Actor first_administrator() const { return Actor(m_first_administrator); }

    void admit(std::string handle) { m_members.insert(std::move(handle)); }
    // Whoever left is a stranger from now on, also with an Actor from before. Not for the first
    // administrator.
    void forget(std::string_view handle);

    bool admits(std::string_view handle) const { return m_members.contains(handle); }
    // Our own promise: it is one of those admitted.
    Actor member(std::string_view handle) const;

    // `dossiers` are all that this desk takes part in, sorted.
    // Errors: forbidden  (subject: the dossier's id)
    Result<Permit> permit(
        Actor const&, DossierId const&, Grant, std::vector<DossierId> const& dossiers) const;
    Reach reach(Actor const&, std::vector<DossierId> const& dossiers) const;

private:
    std::string m_first_administrator;
    std::set<std::string, std::less<>> m_members;
};

} // namespace saksi::workspace
