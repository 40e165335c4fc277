// The keys that pages answer to where scripts run: declared here once, marked on the links they
// follow, obeyed by static/saksi.ts and listed on the help page. Whatever a key does can be done
// without it.
#pragma once

#include "base/message.hpp"

#include <array>
#include <string_view>

namespace saksi::web {

// After the letter g: a place of the navigation.
struct PlaceKey {
    std::string_view letter;
    std::string_view place; // Its address.
    Message does;
};

inline constexpr std::array<PlaceKey, 7> place_keys { {
    { "t", "/", N_("Go to Today") },
    { "c", "/cases", N_("Go to the cases") },
    { "p", "/records/person", N_("Go to people and groups") },
    { "s", "/states", N_("Go to the States") },
    { "l", "/library", N_("Go to the Library") },
    { "b", "/publications", N_("Go to the publications") },
    { "e", "/settings", N_("Go to the settings") },
} };

struct Key {
    std::string_view keys; // Parted by spaces, as they are printed on a keyboard.
    Message does;
};

inline constexpr std::array<Key, 6> page_keys { {
    { "/", N_("Search everything") },
    { "?", N_("Come to this page") },
    { "j", N_("Go to the next entry of a list") },
    { "k", N_("Go to the entry before it") },
    { "e", N_("Change the record that is shown") },
    { "Ctrl Enter", N_("Send the form that is being filled in") },
} };

// The letter that leads to a place, or nothing.
constexpr std::string_view letter_of(std::string_view place)
{
    for (auto const& key : place_keys) {
        if (key.place == place)
            return key.letter;
    }
    return {};
}

} // namespace saksi::web
