// Where a task stands. What says nothing is open.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary task_state()
{
    return {
        .key = "task_state",
        .label = N_("Where the task stands"),
        .source = N_("This program"),
        .terms = {
            { "open", N_("Open") },
            { "doing", N_("Begun") },
            { "waiting", N_("Waiting for somebody") },
            { "done", N_("Done") },
            { "dropped", N_("Not needed any more") },
        },
        .closed = true,
    };
}

} // namespace saksi::catalog::vocabularies
