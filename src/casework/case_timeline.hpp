// What happened when, over all records of a dossier that tell of something at a time.
#pragma once

#include "casework/add_record.hpp"

#include <vector>

namespace saksi::casework {

struct TimelineItem {
    workspace::RecordView record;
    FuzzyDate from;
    std::optional<FuzzyDate> until {};
    bool differs = false; // Sources differ about the date; `from` is the latest stated one,
    std::vector<FuzzyDate> others {}; // and these are the others.
};

struct Timeline {
    std::vector<TimelineItem> items {}; // By the first day that the date can mean; what has none
                                        // on that side stands by its last.
    std::size_t undated = 0;            // Records of these types without a date.
    std::size_t left_out = 0;           // Beyond those that are read.
};

// At most so many of each type, the earliest first.
Timeline case_timeline(
    Workspace const&, workspace::Reach const&, DossierId const&, std::size_t of_each_type_max = 60);

} // namespace saksi::casework
