#include "casework/followed_states.hpp"

namespace saksi::casework {

using workspace::Workspace;

// "BGD NPL"
static constexpr std::string_view setting_key = "followed_states";

std::set<std::string, std::less<>> followed_states(Workspace const& desk)
{
    std::set<std::string, std::less<>> codes;
    auto const kept = desk.setting(setting_key).value_or("");
    std::string_view rest = kept;
    while (!rest.empty()) {
        auto const end = std::min(rest.find(' '), rest.size());
        if (end > 0)
            codes.emplace(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return codes;
}

static void keep(Workspace& desk, std::set<std::string, std::less<>> const& codes)
{
    std::string text;
    for (auto const& code : codes)
        text += (text.empty() ? "" : " ") + code;
    desk.set_setting(setting_key, text);
}

void follow_state(Workspace& desk, std::string_view iso3)
{
    auto codes = followed_states(desk);
    if (codes.emplace(iso3).second)
        keep(desk, codes);
}

void unfollow_state(Workspace& desk, std::string_view iso3)
{
    auto codes = followed_states(desk);
    if (codes.erase(std::string(iso3)) > 0)
        keep(desk, codes);
}

} // namespace saksi::casework
