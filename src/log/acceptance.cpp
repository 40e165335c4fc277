#include "log/acceptance.hpp"

#include <algorithm>
#include <iterator>

namespace saksi::log {

Acceptance::Acceptance(DossierId const& dossier)
    : m_dossier(dossier)
{
}

// ---- the rules: where a commit stands, given those before it ----

bool Acceptance::is_settled(Node const& node)
{
    return node.standing != Standing::pending && node.standing != Standing::malformed;
}

// The first commit of a dossier: it builds on nothing.
bool Acceptance::is_founding_grant(Node const& node)
{
    return node.kind == CommitKind::grant && node.parents.empty();
}

Acceptance::Judgement Acceptance::judge(Node const& node) const
{
    bool const signer_known = m_keys.contains(node.signer);
    if (signer_known && !node.verified)
        return { Standing::malformed };
    if (node.kind == CommitKind::membership)
        return judge_founding(node);
    if (is_founding_grant(node)) {
        if (!signer_known)
            return { Standing::quarantined };
        return { node.founded ? Standing::accepted : Standing::pending };
    }

    if (auto const missing = missing_parent(node))
        return { Standing::pending, missing };
    if (!continues_its_feed(node))
        return { Standing::malformed };
    if (!signer_known || !speaks_for(node, before(node)))
        return { Standing::quarantined };
    // A grant says nothing that the fold takes up: that its P is gone makes no difference.
    bool const complete = node.has_payload || node.kind == CommitKind::grant;
    return { complete ? Standing::accepted : Standing::erased };
}

// A membership commit that founds the dossier stands right after the founding grant, in the same
// feed, and builds on nothing else. The custodian's device signed it; open_commit saw to it that
// the dossier's id follows from it.
Acceptance::Judgement Acceptance::judge_founding(Node const& node) const
{
    if (!node.has_payload)
        return { Standing::pending };
    if (node.seq == 0)
        return { Standing::quarantined };
    auto const* grant = find(node.parents.front());
    if (!grant || grant->standing == Standing::malformed)
        return { Standing::pending, node.parents.front() };
    bool const in_place = is_founding_grant(*grant) && node.parents.size() == 1;
    if (auto const missing = missing_parent(node); missing && !in_place)
        return { Standing::pending, missing };
    if (!continues_its_feed(node))
        return { Standing::malformed };
    if (!in_place || !speaks_for(node, { node.founding->custodian }))
        return { Standing::quarantined };
    return { Standing::accepted };
}

std::optional<CommitId> Acceptance::missing_parent(Node const& node) const
{
    for (auto const& parent : node.parents) {
        auto const* held = find(parent);
        if (!held || !is_settled(*held))
            return parent;
    }
    return {};
}

bool Acceptance::continues_its_feed(Node const& node) const
{
    if (node.seq == 0)
        return true;
    auto const* prev = find(node.parents.front());
    return prev->feed == node.feed && prev->signer == node.signer && prev->seq + 1 == node.seq;
}

// The members by what the commit had seen.
Acceptance::Groups Acceptance::before(Node const& node) const
{
    Groups members;
    for (auto const& parent : node.parents) {
        auto const* held = find(parent);
        if (!held || !held->members || std::ranges::includes(members, *held->members))
            continue;
        Groups both;
        std::ranges::set_union(members, *held->members, std::back_inserter(both));
        members = std::move(both);
    }
    return members;
}

std::optional<GroupId> Acceptance::speaks_for(Node const& node, Groups const& members) const
{
    auto const groups = m_groups_of.find(node.signer);
    if (groups == m_groups_of.end())
        return {};
    for (auto const& group : groups->second) {
        if (std::ranges::binary_search(members, group))
            return group;
    }
    return {};
}

// ---- the same, piece by piece ----

Acceptance::Node const* Acceptance::find(CommitId const& id) const
{
    auto const found = m_nodes.find(id);
    return found == m_nodes.end() ? nullptr : &found->second;
}

void Acceptance::check_signatures(Node& node)
{
    auto const key = m_keys.find(node.signer);
    if (key == m_keys.end())
        return;
    for (auto const& cose : node.unchecked) {
        auto const message = crypto::parse_cose_sign1(cose, OpenedCommit::content_type);
        if (!node.verified && message && crypto::verify_cose_sign1(*message, key->second))
            node.verified = true;
    }
    node.unchecked.clear();
}

void Acceptance::add(OpenedCommit const& opened)
{
    take_in(opened, Signature::to_be_checked);
}

void Acceptance::add(Verified<OpenedCommit> const& verified)
{
    take_in(*verified, Signature::holds);
}

void Acceptance::take_in(OpenedCommit const& opened, Signature signature)
{
    auto const& header = opened.header();
    SAKSI_CHECK(header.dossier == m_dossier);
    auto const [place, is_new] = m_nodes.try_emplace(opened.id());
    auto& node = place->second;
    if (is_new) {
        node.kind = header.kind;
        node.feed = header.feed;
        node.seq = header.seq;
        node.signer = opened.signer();
        if (header.prev)
            node.parents.push_back(*header.prev);
        node.parents.insert(node.parents.end(), header.deps.begin(), header.deps.end());
    }
    bool changed = is_new;
    if (!node.verified && signature == Signature::holds) {
        node.verified = true;
        node.unchecked.clear();
        changed = true;
    } else if (!node.verified) {
        changed |= node.unchecked.insert(opened.cose()).second;
        check_signatures(node);
    }
    if (opened.has_payload() && !node.has_payload) {
        node.has_payload = true;
        node.founding = opened.founding();
        changed = true;
    }
    if (changed)
        work_off({ opened.id() });
}

// Judges these commits, and then those that wait for them.
void Acceptance::work_off(std::vector<CommitId> due)
{
    while (!due.empty()) {
        auto const id = due.back();
        due.pop_back();
        auto& node = m_nodes.at(id);
        auto const judgement = judge(node);
        if (judgement.waits_for)
            m_waiting[*judgement.waits_for].push_back(id);

        bool const was_settled = is_settled(node);
        bool const is_news = judgement.standing == Standing::accepted
            && node.standing != Standing::accepted;
        node.standing = judgement.standing;
        if (is_settled(node) && !was_settled)
            settle(id, node);
        if (is_news)
            m_news.accepted.push_back(id);
        // Most wait until it is settled; the membership that founds a dossier only for its grant to
        // be there.
        if (is_settled(node) || is_founding_grant(node)) {
            if (auto waiting = m_waiting.extract(id))
                due.insert(due.end(), waiting.mapped().begin(), waiting.mapped().end());
        }
    }
}

void Acceptance::settle(CommitId const& id, Node& node)
{
    bool const founds = node.kind == CommitKind::membership && node.standing == Standing::accepted;
    auto members = founds ? node.founding->members : before(node);
    node.members = &*m_member_sets.insert(std::move(members)).first;
    if (node.verified)
        note_fork(id, node);
    if (founds) {
        m_nodes.at(node.parents.front()).founded = true;
        work_off({ node.parents.front() });
    }
}

// Two commits for one place have the same prev, or stand both at the beginning of the feed.
void Acceptance::note_fork(CommitId const& id, Node const& node)
{
    auto const follower = node.seq == 0
        ? m_first.try_emplace({ node.signer, node.feed }, id).first->second
        : m_next.try_emplace(node.parents.front(), id).first->second;
    if (follower != id)
        m_forked.insert(node.signer);
}

void Acceptance::know(GroupView const& view)
{
    std::map<DeviceId, crypto::VerifyKey> keys;
    for (auto const& [id, device] : view.devices)
        keys.emplace(id, device.key);
    if (m_groups[view.id] == keys)
        return;
    m_groups[view.id] = std::move(keys);

    m_keys.clear();
    m_groups_of.clear();
    for (auto const& [group, devices] : m_groups) {
        for (auto const& [id, key] : devices) {
            m_keys.emplace(id, key);
            m_groups_of[id].push_back(group);
        }
    }
    restart();
}

// A device came or went: every answer may be another one now. This is rare, and judging is cheap
// beside checking signatures, which is not done again.
void Acceptance::restart()
{
    std::set<CommitId> accepted_before;
    std::vector<CommitId> every;
    for (auto& [id, node] : m_nodes) {
        if (node.standing == Standing::accepted)
            accepted_before.insert(id);
        every.push_back(id);
        node.standing = Standing::pending;
        node.founded = false;
        node.members = nullptr;
        check_signatures(node);
    }
    m_waiting.clear();
    m_first.clear();
    m_next.clear();
    m_forked.clear();

    auto const told_before = std::exchange(m_news, {});
    work_off(std::move(every));
    auto const lost = std::ranges::any_of(accepted_before,
        [this](CommitId const& id) { return m_nodes.at(id).standing != Standing::accepted; });
    m_news.restarted = lost || told_before.restarted;
    if (m_news.restarted)
        return;
    std::erase_if(
        m_news.accepted, [&](CommitId const& id) { return accepted_before.contains(id); });
    m_news.accepted.insert(
        m_news.accepted.begin(), told_before.accepted.begin(), told_before.accepted.end());
}

Acceptance::News Acceptance::take_news()
{
    return std::exchange(m_news, {});
}

// ---- answers ----

std::optional<Standing> Acceptance::standing(CommitId const& id) const
{
    auto const* node = find(id);
    if (!node)
        return {};
    return node->standing;
}

std::optional<GroupId> Acceptance::author_group(CommitId const& id) const
{
    auto const* node = find(id);
    if (!node || node->standing != Standing::accepted)
        return {};
    return speaks_for(*node, *node->members);
}

std::vector<GroupId> Acceptance::members_at(CommitId const& id) const
{
    auto const* node = find(id);
    return node && node->members ? *node->members : Groups();
}

std::map<CommitId, Standing> Acceptance::all() const
{
    std::map<CommitId, Standing> standings;
    for (auto const& [id, node] : m_nodes)
        standings.emplace(id, node.standing);
    return standings;
}

} // namespace saksi::log
