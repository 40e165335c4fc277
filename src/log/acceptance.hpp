// Which commits of a dossier count: a pure function of the set of objects held. The order in which
// they came, and how often, makes no difference; no clock is asked.
#pragma once

#include "log/commit.hpp"
#include "log/group_log.hpp"

#include <set>
#include <unordered_map>

namespace saksi::log {

enum class Standing : std::uint8_t {
    // Cannot be a commit: the signature does not hold, or it breaks the chain of its feed. Dropped.
    malformed,
    // Waits for an earlier commit, for the founding of its dossier, or for a newer program.
    pending,
    accepted,
    // Held and shown, not counted: its device is in no group's log that we hold, or its group is
    // not a member of the dossier by what the commit had seen.
    quarantined,
    // Would be accepted; its payload was erased.
    erased,
};

// The commits of one dossier. An envelope whose epoch key is not known cannot be opened; it waits
// with whoever holds it (the store), and counts as pending.
class Acceptance {
public:
    explicit Acceptance(DossierId const&);

    // Takes in what a group's log says now. Takes the place of what was told of that group before.
    void know(GroupView const&);

    // Takes a commit of this dossier in. The same commit again changes nothing, save that one with
    // its payload takes the place of one without.
    void add(OpenedCommit const&);

    // Nothing when the commit was never added.
    std::optional<Standing> standing(CommitId const&) const;

    // The ids of the commits that became accepted since the last call, earlier ones first: what the
    // fold has to take up. After a call of know() that changes an earlier answer, `restarted` is
    // set and all accepted commits are listed anew.
    struct News {
        bool restarted = false;
        std::vector<CommitId> accepted;
    };
    News take_news();

    // Every commit and where it stands, sorted by id.
    std::vector<std::pair<CommitId, Standing>> all() const;

    // Devices that signed two commits for the same place in a feed (a restored or cloned disk, or
    // worse). Both branches count; people are told.
    std::set<DeviceId> const& forked_devices() const;

    // The group of the device that signed, when it is known.
    std::optional<GroupId> group_of(DeviceId const&) const;

private:
};

} // namespace saksi::log
