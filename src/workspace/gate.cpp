#include "workspace/gate.hpp"

#include "base/fault.hpp"

namespace saksi::workspace {

void Gate::forget(std::string_view handle)
{
    SAKSI_CHECK(handle != m_first_administrator);
    if (auto const found = m_members.find(handle); found != m_members.end())
        m_members.erase(found);
}

Actor Gate::member(std::string_view handle) const
{
    SAKSI_CHECK(admits(handle));
    return Actor(std::string(handle));
}

Result<Permit> Gate::permit(Actor const& actor, DossierId const& dossier, Grant grant,
    std::vector<DossierId> const& dossiers) const
{
    if (!reach(actor, dossiers).covers(dossier))
        return Error { ErrorKind::forbidden, N_("You may not do this here."), dossier.text() };
    return Permit(dossier, grant, actor.handle());
}

Reach Gate::reach(Actor const& actor, std::vector<DossierId> const& dossiers) const
{
    return Reach(admits(actor.handle()) ? dossiers : std::vector<DossierId> {});
}

} // namespace saksi::workspace
