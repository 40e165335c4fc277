#include "workspace/gate.hpp"

#include "base/fault.hpp"

namespace saksi::workspace {

void Gate::know(access::Facts facts)
{
    m_facts = std::move(facts);
    m_reaches.clear();
}

Actor Gate::member(std::string_view handle) const
{
    SAKSI_CHECK(admits(handle));
    return Actor(std::string(handle));
}

Result<Permit> Gate::permit(Actor const& actor, DossierId const& dossier, Grant grant) const
{
    auto permit = Permit(dossier, grant, actor.handle());
    TRY(check(permit));
    return permit;
}

Result<void> Gate::check(Permit const& permit) const
{
    auto const granted = access::grant_in(m_facts, permit.handle(), permit.dossier());
    if (!granted)
        return Error { ErrorKind::forbidden, N_("You may not do this here."),
            permit.dossier().text() };
    if (*granted >= permit.grant())
        return {};
    if (permit.grant() == Grant::administer)
        return Error { ErrorKind::forbidden,
            N_("Only whoever administers this case may say who sees it."),
            permit.dossier().text() };
    return Error { ErrorKind::forbidden, N_("You may read this, but not change it."),
        permit.dossier().text() };
}

Reach const& Gate::reach_of(std::string const& handle) const
{
    auto known = m_reaches.find(handle);
    if (known == m_reaches.end()) {
        auto sorted = std::make_shared<std::vector<DossierId> const>(
            access::reach_of(m_facts, handle));
        known = m_reaches.emplace(handle, Reach(handle, std::move(sorted))).first;
    }
    return known->second;
}

Reach const& Gate::reach(Actor const& actor) const
{
    return reach_of(actor.handle());
}

Reach Gate::still(Reach const& reach) const
{
    auto const& now = reach_of(reach.handle());
    if (now.m_dossiers == reach.m_dossiers)
        return reach;
    auto both = std::make_shared<std::vector<DossierId>>();
    std::ranges::set_intersection(*now.m_dossiers, *reach.m_dossiers, std::back_inserter(*both));
    return Reach(reach.handle(), std::move(both));
}

} // namespace saksi::workspace
