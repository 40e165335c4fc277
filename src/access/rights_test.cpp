#include "access/rights.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>

using namespace saksi;
using namespace saksi::access;

namespace {

DossierId dossier(std::uint8_t byte)
{
    return DossierId::leading(Bytes(DossierId::byte_count, byte));
}

Facts some_facts(std::mt19937_64& luck)
{
    Facts facts { .commons = dossier(200), .group_papers = dossier(100) };
    if (luck() % 2)
        facts.shelf = dossier(150);
    for (auto const* handle : { "ama", "binod", "chandra", "dina" }) {
        if (luck() % 5 > 0)
            facts.members.emplace(
                handle, luck() % 6 == 0 ? std::nullopt : std::optional(all_roles[luck() % 5]));
        for (std::uint8_t at = 1; at < 6; ++at) {
            if (luck() % 3 == 0)
                facts.grants[dossier(at)].emplace(handle, all_grants[luck() % 3]);
        }
    }
    return facts;
}

} // namespace

TEST_CASE("whoever is no member may nothing, and whoever nobody gave a role reads")
{
    Facts facts { .commons = dossier(2), .group_papers = dossier(1) };
    facts.members.emplace("binod", std::nullopt);
    facts.grants[dossier(3)].emplace("binod", Grant::administer);
    facts.grants[dossier(3)].emplace("chandra", Grant::administer);
    CHECK(reach_of(facts, "chandra").empty());
    CHECK_FALSE(grant_in(facts, "chandra", facts.commons));
    CHECK_FALSE(may_write(facts, "chandra", dossier(3), Matter::casework));
    CHECK(grant_in(facts, "binod", dossier(3)) == Grant::read);
    CHECK(grant_in(facts, "binod", facts.commons) == Grant::read);
    CHECK_FALSE(grant_in(facts, "binod", facts.group_papers));
    CHECK_FALSE(is_administered(facts, dossier(3)));
    CHECK_FALSE(has_administrator(facts));
}

TEST_CASE("laws of all members, roles and grants: nobody writes what they do not reach, nobody "
          "does more than was granted or than their role allows, and more is never less")
{
    std::mt19937_64 luck(7);
    for (auto round = 0; round < 300; ++round) {
        auto facts = some_facts(luck);
        for (auto const* handle : { "ama", "binod", "chandra", "dina", "stranger" }) {
            auto const reach = reach_of(facts, handle);
            CHECK(std::ranges::is_sorted(reach));
            auto const role = role_of(facts, handle);
            auto const reaches = [&](DossierId const& id) {
                return std::ranges::binary_search(reach, id);
            };
            CHECK(reaches(facts.commons) == role.has_value());
            CHECK(reaches(facts.group_papers) == (role == Role::administrator));
            CHECK(reaches(dossier(150)) == (role && facts.shelf));
            CHECK(may_write(facts, handle, dossier(150), Matter::shelf)
                == (facts.shelf && role && *role != Role::reader));
            CHECK_FALSE(may_write(facts, handle, dossier(150), Matter::members));
            for (std::uint8_t at = 1; at < 6; ++at) {
                auto const id = dossier(at);
                auto const grant = grant_in(facts, handle, id);
                CHECK(reaches(id) == grant.has_value());
                auto const granted = facts.grants.contains(id) && facts.grants[id].contains(handle);
                CHECK(grant.has_value() == (granted && role));
                if (grant) {
                    CHECK(*grant <= facts.grants[id].find(handle)->second);
                    CHECK(*grant <= highest_grant(*role));
                }
                for (auto const matter :
                    { Matter::reference, Matter::evidence, Matter::casework, Matter::medical,
                        Matter::comments, Matter::shelf, Matter::grants, Matter::members }) {
                    if (may_write(facts, handle, id, matter)) {
                        CHECK(grant >= Grant::write);
                        CHECK(access::may_write(*role, matter));
                        CHECK(matter != Matter::members);
                        CHECK(matter != Matter::shelf);
                    }
                }
                auto more = facts;
                more.grants[id].insert_or_assign(handle, Grant::administer);
                CHECK(grant_in(more, handle, id) >= grant);
            }
        }
    }
}

TEST_CASE("a dossier that one member administers alone is theirs alone")
{
    std::mt19937_64 luck(11);
    for (auto round = 0; round < 100; ++round) {
        auto const facts = some_facts(luck);
        for (auto const& [handle, role] : facts.members) {
            for (auto const& id : administered_alone_by(facts, handle)) {
                CHECK(is_administered(facts, id));
                auto without = facts;
                without.members.erase(handle);
                CHECK_FALSE(is_administered(without, id));
            }
        }
    }
}
