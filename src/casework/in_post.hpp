// Who was in post when an act happened, in the units that are tied to it and in those above them.
// It says nothing about what anybody did. Nobody is tied to an act outside the dates of their
// posting, and no unit above another outside the dates of the command. Model: Security Force
// Monitor.
#pragma once

#include "casework/add_record.hpp"
#include "law/posting.hpp"

#include <vector>

namespace saksi::casework {

struct InPost {
    workspace::RecordView posting;
    RecordId unit;
    law::Overlap overlap = law::Overlap::possible; // The weaker one of posting and command.
    std::size_t steps_above = 0;                   // 0: in the unit itself.
};

// For an act or a detention. Units tied to it: that of the detention; of an act those in which
// somebody said to have had a part in it was in post then, and those that held the same person
// then.
std::vector<InPost> in_post(
    Workspace const&, workspace::Reach const&, workspace::RecordView const& act_or_detention);

} // namespace saksi::casework
