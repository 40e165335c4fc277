// The facts about States, kept between requests and read anew only when they may have changed.
#pragma once

#include "casework/state_facts.hpp"
#include "workspace/workspace.hpp"

#include <memory>

namespace saksi::casework {

class StateBook {
public:
    // The facts as they stand now. What is handed out stays as it is while the book moves on.
    // Errors: not_found  this program knows no record types about States
    Result<std::shared_ptr<AllStates const>> open(
        workspace::Workspace const&, workspace::Reach const&);

    // Drops what is kept; for when the workspace locks.
    void forget();

private:
    std::shared_ptr<AllStates const> m_kept;
    std::uint64_t m_version = 0;
    CommitId m_latest;
};

// Reads them from the commons, without keeping anything.
Result<std::shared_ptr<AllStates const>> read_states(
    workspace::Workspace const&, workspace::Reach const&);

} // namespace saksi::casework
