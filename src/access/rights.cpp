#include "access/rights.hpp"

#include <algorithm>

namespace saksi::access {

std::optional<Role> role_of(Facts const& facts, std::string_view handle)
{
    auto const member = facts.members.find(handle);
    if (member == facts.members.end())
        return std::nullopt;
    return member->second.value_or(Role::reader);
}

Place place_of(Facts const& facts, DossierId const& dossier)
{
    return dossier == facts.commons     ? Place::commons
        : dossier == facts.group_papers ? Place::group_papers
        : dossier == facts.shelf        ? Place::shelf
                                        : Place::case_;
}

std::optional<Grant> grant_in(Facts const& facts, std::string_view handle, DossierId const& dossier)
{
    auto const role = role_of(facts, handle);
    if (!role)
        return std::nullopt;
    auto const leads = *role == Role::administrator;
    switch (place_of(facts, dossier)) {
    case Place::commons:
        return leads                              ? Grant::administer
            : may_write(*role, Matter::reference) ? Grant::write
                                                  : Grant::read;
    case Place::shelf:
        return leads                          ? Grant::administer
            : may_write(*role, Matter::shelf) ? Grant::write
                                              : Grant::read;
    case Place::group_papers:
        return leads ? std::optional(Grant::administer) : std::nullopt;
    case Place::case_:
        break;
    }
    auto const granted = facts.grants.find(dossier);
    if (granted == facts.grants.end())
        return std::nullopt;
    auto const given = granted->second.find(handle);
    if (given == granted->second.end())
        return std::nullopt;
    return std::min(given->second, highest_grant(*role));
}

bool may_write(Facts const& facts, std::string_view handle, DossierId const& dossier, Matter matter)
{
    auto const grant = grant_in(facts, handle, dossier);
    if (!grant || *grant < Grant::write || !may_write(*role_of(facts, handle), matter))
        return false;
    switch (matter) {
    case Matter::grants:
        return *grant == Grant::administer && place_of(facts, dossier) == Place::case_;
    case Matter::members:
        return place_of(facts, dossier) == Place::group_papers;
    case Matter::shelf:
        return place_of(facts, dossier) == Place::shelf;
    case Matter::reference:
    case Matter::evidence:
    case Matter::casework:
    case Matter::medical:
        return true;
    case Matter::comments:
        return place_of(facts, dossier) == Place::case_;
    }
    return false;
}

bool may(Facts const& facts, std::string_view handle, Deed deed)
{
    auto const role = role_of(facts, handle);
    return role && may(*role, deed);
}

std::vector<DossierId> reach_of(Facts const& facts, std::string_view handle)
{
    std::vector<DossierId> reach;
    for (auto const& dossier : { facts.commons, facts.group_papers }) {
        if (grant_in(facts, handle, dossier))
            reach.push_back(dossier);
    }
    if (facts.shelf && role_of(facts, handle))
        reach.push_back(*facts.shelf);
    for (auto const& [dossier, granted] : facts.grants) {
        if (granted.contains(handle) && role_of(facts, handle))
            reach.push_back(dossier);
    }
    std::ranges::sort(reach);
    return reach;
}

bool has_administrator(Facts const& facts)
{
    return std::ranges::any_of(
        facts.members, [](auto const& member) { return member.second == Role::administrator; });
}

static std::size_t administrators_of(Facts const& facts, DossierId const& dossier)
{
    auto const granted = facts.grants.find(dossier);
    if (granted == facts.grants.end())
        return 0;
    return static_cast<std::size_t>(std::ranges::count_if(granted->second, [&](auto const& given) {
        return grant_in(facts, given.first, dossier) == Grant::administer;
    }));
}

bool is_administered(Facts const& facts, DossierId const& dossier)
{
    return administrators_of(facts, dossier) > 0;
}

std::vector<DossierId> administered_alone_by(Facts const& facts, std::string_view handle)
{
    std::vector<DossierId> alone;
    for (auto const& [dossier, granted] : facts.grants) {
        if (grant_in(facts, handle, dossier) == Grant::administer
            && administrators_of(facts, dossier) == 1)
            alone.push_back(dossier);
    }
    return alone;
}

} // namespace saksi::access
