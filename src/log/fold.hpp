// From the accepted statements about one record to what stands. The order in which they arrived
// makes no difference, and nothing is ever dropped: what no longer stands is kept as history.
#pragma once

#include "base/clock.hpp"
#include "log/statement.hpp"

#include <vector>

namespace saksi::log {

// A statement with its provenance, from an accepted commit.
struct Stated {
    StatementId id;
    Statement statement;
    CommitId commit;
    DeviceId author;
    GroupId group;             // Of the author.
    UnixSeconds stated_at = 0; // The author's claim.

    friend bool operator==(Stated const&, Stated const&) = default;
};

struct Folded {
    Stated stated;
    bool current = false;                 // An assertion that nothing supersedes or retracts.
    std::vector<StatementId> ended_by;    // Sorted: what superseded or retracted it.
    std::vector<StatementId> disputed_by; // Sorted: who doubts it; hides nothing.

    friend bool operator==(Folded const&, Folded const&) = default;
};

// Sorted by (stated_at, id, commit); the same statement of the same commit only once. An assertion
// is current when no other statement on the same record and field names it in `supersedes`, where
// - an assertion of any group ends what it supersedes;
// - a retraction ends only what its own group stated, and disputes what another group did;
// - a dispute ends nothing.
// What was ended stays ended, even when that which ended it is ended in turn: to bring a value
// back, it is stated again.
std::vector<Folded> fold(std::vector<Stated>);

} // namespace saksi::log
