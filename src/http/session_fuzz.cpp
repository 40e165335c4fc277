// The bytes arrive at once, and again in pieces: both must be answered the same, and no assertion
// in Beast may stop us (docs/decisions/http.md tells of one).
#include "testing/conversation.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    // Of a header that never ends, a malformed part is refused or not, as it comes.
    auto const input = std::string(saksi::text_of(bytes)) + "\r\n\r\n";
    auto const at_once = saksi::testing::conversation(input, SIZE_MAX);
    SAKSI_CHECK(saksi::testing::conversation(input, 1) == at_once);
    SAKSI_CHECK(saksi::testing::conversation(input, 7) == at_once);
}
