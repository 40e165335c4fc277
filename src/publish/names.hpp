// The names of people who do not appear by name, and whether one of them stands in a text.
//
// It rather finds one too many: a text that stays can be told in other words, one that left cannot
// be taken back. A part of a name is found inside a longer word too; in another script it is found
// by its sound.
#pragma once

#include "store/sounds.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::publish {

class Names {
public:
    // Each of its words by itself.
    void add(std::string_view name);
    // A code tells only as a whole: its parts stand in other codes too.
    void add_code(std::string_view code);

    bool stand_in(std::string_view text) const;

private:
    struct Sounding {
        int script;
        std::vector<store::Sound> sounds;
    };

    bool sound_in(std::string_view text) const;

    std::set<std::string> m_words; // With spaces around where only the whole word counts.
    std::vector<Sounding> m_sounds;
};

} // namespace saksi::publish
