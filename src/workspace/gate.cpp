#include "workspace/gate.hpp"

namespace saksi::workspace {

Result<Permit> Gate::permit(Actor const& actor, DossierId const& dossier, Grant grant,
    std::vector<DossierId> const& dossiers) const
{
    if (actor.handle() != m_first_administrator || !reach(actor, dossiers).covers(dossier))
        return Error { ErrorKind::forbidden, N_("You may not do this here."), dossier.text() };
    return Permit(dossier, grant, actor.handle());
}

Reach Gate::reach(Actor const& actor, std::vector<DossierId> const& dossiers) const
{
    return Reach(actor.handle() == m_first_administrator ? dossiers : std::vector<DossierId> {});
}

} // namespace saksi::workspace
