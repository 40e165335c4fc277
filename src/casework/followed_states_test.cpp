#include "casework/followed_states.hpp"

#include "testing/catalog_desk.hpp"

namespace saksi::casework {

TEST_CASE("a State is followed, once and across locking, until it is not")
{
    using Codes = std::set<std::string, std::less<>>;
    auto desk = testing::CatalogDesk {};
    CHECK(followed_states(*desk).empty());
    follow_state(*desk, "NPL");
    follow_state(*desk, "BGD");
    follow_state(*desk, "NPL");
    desk.reopen();
    CHECK(followed_states(*desk) == Codes { "BGD", "NPL" });
    unfollow_state(*desk, "BGD");
    unfollow_state(*desk, "LAO"); // Nobody followed it.
    CHECK(followed_states(*desk) == Codes { "NPL" });
    unfollow_state(*desk, "NPL");
    CHECK(followed_states(*desk).empty());
}

} // namespace saksi::casework
