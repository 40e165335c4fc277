#include "log/commit_header.hpp"
#include "log/payload.hpp"
#include "log/sealing.hpp"
#include "testing/fuzz.hpp"

#include <algorithm>

// The parsers behind the seal, too: a member group's device can put anything there.
SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    if (auto const envelope = log::parse_envelope(bytes))
        SAKSI_CHECK(std::ranges::equal(log::encode(*envelope), bytes));
    if (auto const founding = log::parse_founding(bytes))
        SAKSI_CHECK(std::ranges::equal(log::encode(*founding), bytes));
    if (auto const items = log::parse_payload(bytes)) {
        std::vector<Bytes> copies;
        for (auto const& item : *items) {
            if (item)
                copies.emplace_back(item->begin(), item->end());
        }
        if (copies.size() == items->size())
            SAKSI_CHECK(std::ranges::equal(MUST(log::encode_payload(copies)), bytes));
    }
    // A header may carry additions of later versions, which its bytes keep and this form does not.
    if (auto const header = log::parse_commit_header(bytes))
        SAKSI_CHECK(MUST(log::parse_commit_header(log::encode(*header))) == *header);
}
