// The way to a remedy in one case: its steps in order, with how long each took or has taken.
#pragma once

#include "casework/add_record.hpp"
#include "law/elapsed.hpp"

#include <vector>

namespace saksi::casework {

struct RemedyStep {
    workspace::RecordView record;
    bool goes_on = false;   // Neither an end nor a conflict about one is recorded.
    bool is_moment = false; // It happened on a day: a refusal, a judgment. It goes on for none.
    // From its beginning to its end, or to today while it goes on. Nothing when a date is missing
    // or sources differ about one: a number would take sides.
    std::optional<law::Elapsed> days {};
};

struct RemedyTrack {
    std::vector<RemedyStep> steps {};  // By when they began; those without a date last.
    std::size_t left_out = 0;          // Steps beyond those that are read.
    std::int64_t adjournments = 0;     // Over the steps that tell a number.
    std::size_t adjournments_told = 0; // How many steps tell one.
    std::size_t refusals = 0;          // Complaints refused or not registered.
};

// Reads the remedy steps of a dossier, at most two hundred.
RemedyTrack remedy_track(
    Workspace const&, workspace::Reach const&, DossierId const&, Day const& today);

} // namespace saksi::casework
