// Which commits of a dossier count: a pure function of the set of objects held. The order in which
// they came, and how often, makes no difference, and no clock is asked (PROTOCOL I1, I11, I12).
// Source: PROTOCOL b4, "Acceptance"; docs/formats/commit.md has the rules word for word.
#pragma once

#include "log/commit.hpp"
#include "log/group_log.hpp"

#include <map>
#include <set>
#include <unordered_map>

namespace saksi::log {

enum class Standing : std::uint8_t {
    // Cannot be a commit: no signature holds, or it breaks the chain of its feed. What follows it
    // waits for ever.
    malformed,
    // Waits for an earlier commit, for its dossier to be founded, for a payload, or for a newer
    // program.
    pending,
    accepted,
    // Held and shown, not counted: its device is in no group's log that we hold, or its group is
    // not a member of the dossier by what the commit had seen.
    quarantined,
    // Would be accepted; its payload was erased.
    erased,
};

// The commits of one dossier. An envelope whose epoch key is not known, or that a newer program
// made, cannot be opened: it stays with whoever holds it (the store) and counts as pending.
class Acceptance {
public:
    explicit Acceptance(DossierId const&);

    // Takes in what a group's log says now, in the place of what was told of this group before.
    void know(GroupView const&);

    // Takes a commit of this dossier in. The same commit again changes nothing, save that its
    // payload, when it was missing, is there now.
    void add(OpenedCommit const&);
    // The same, without checking the signature once more.
    void add(Verified<OpenedCommit> const&);

    // Nothing when the commit was never added.
    std::optional<Standing> standing(CommitId const&) const;

    // The group for which an accepted commit speaks. Nothing when it is not accepted, or is the
    // founding grant, which says nothing.
    std::optional<GroupId> author_group(CommitId const&) const;

    // The groups that a commit and those before it make members; sorted. Empty for one that waits.
    std::vector<GroupId> members_at(CommitId const&) const;

    // What the fold has to take up since the last call.
    struct News {
        // What was accepted before no longer is: all accepted commits are listed anew. Only after
        // know() told of a fork in a group's log.
        bool restarted = false;
        std::vector<CommitId> accepted; // Each after the commits that it builds on.
    };
    News take_news();

    // Every commit and where it stands.
    std::map<CommitId, Standing> all() const;

    // Devices that signed two commits for the same place in a feed (a restored or cloned disk, or
    // worse). Both branches count; people are told.
    std::set<DeviceId> const& forked_devices() const { return m_forked; }

private:
    using Groups = std::vector<GroupId>; // Sorted.

    struct Node {
        CommitKind kind = CommitKind::data;
        FeedId feed;
        std::uint64_t seq = 0;
        DeviceId signer;
        std::vector<CommitId> parents; // prev, when there is one, comes first.
        std::optional<Founding> founding;
        bool has_payload = false;

        // Messages with this id whose signature could not be checked yet. A signature is no part of
        // an id, so that a bad one must not take the place of the good one.
        std::set<Bytes> unchecked;
        bool verified = false;

        // What follows from the others; worked out anew by restart().
        Standing standing = Standing::pending;
        bool founded = false;            // A founding grant whose membership was accepted.
        Groups const* members = nullptr; // At this commit, once it is settled.
    };

    struct Judgement {
        Standing standing;
        std::optional<CommitId> waits_for {};
    };

    enum class Signature : std::uint8_t { to_be_checked, holds };

    static bool is_settled(Node const&);
    static bool is_founding_grant(Node const&);
    Node const* find(CommitId const&) const;
    void take_in(OpenedCommit const&, Signature);
    void check_signatures(Node&);
    Judgement judge(Node const&) const;
    Judgement judge_founding(Node const&) const;
    std::optional<CommitId> missing_parent(Node const&) const;
    bool continues_its_feed(Node const&) const;
    Groups before(Node const&) const;
    std::optional<GroupId> speaks_for(Node const&, Groups const& members) const;
    void settle(CommitId const&, Node&);
    void note_fork(CommitId const&, Node const&);
    void work_off(std::vector<CommitId> due);
    void restart();

    DossierId m_dossier;
    std::unordered_map<CommitId, Node> m_nodes;
    std::unordered_map<CommitId, std::vector<CommitId>> m_waiting; // By what they wait for.
    std::map<GroupId, std::map<DeviceId, crypto::VerifyKey>> m_groups;
    std::map<DeviceId, Groups> m_groups_of;
    std::map<DeviceId, crypto::VerifyKey> m_keys;
    std::set<Groups> m_member_sets;                          // Few: each is kept once.
    std::map<std::pair<DeviceId, FeedId>, CommitId> m_first; // The commit with seq 0.
    std::unordered_map<CommitId, CommitId> m_next;           // By prev.
    std::set<DeviceId> m_forked;
    News m_news;
};

} // namespace saksi::log
