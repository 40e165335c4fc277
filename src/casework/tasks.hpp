// What is to be done, by whom and by when.
#pragma once

#include "casework/add_record.hpp"
#include "law/due.hpp"

#include <vector>

namespace saksi::casework {

struct Task {
    workspace::RecordView record;
    law::Due due = law::Due::undated;
    std::optional<FuzzyDate> date {};
    bool nobodys = false; // Nobody is said to do it.
};

struct TaskList {
    std::vector<Task> open {}; // The late ones first, then by date; those without one last.
    std::size_t left_out = 0;  // Beyond those that are read.
};

// Those that are neither done nor dropped. Of one member, with those that nobody has taken; of one
// dossier; or of both.
TaskList open_tasks(Workspace const&, workspace::Reach const&, Day const& today,
    std::optional<std::string> const& owner, std::optional<DossierId> const& dossier = {});

// States that a task is done.
// Errors: forbidden · not_found · invalid  it is no task
Result<void> finish_task(Workspace&, Actor const&, RecordId const&);

} // namespace saksi::casework
