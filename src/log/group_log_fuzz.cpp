#include "log/group_log.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    auto const entry = log::SignedGroupEntry::parse(bytes);
    if (!entry)
        return;
    // Whatever it says, nobody can put it into the log of a group that did not sign it.
    log::GroupLog log(entry->entry().group);
    SAKSI_CHECK(log.add(bytes));
    SAKSI_CHECK(log.view().length <= 1);
}
