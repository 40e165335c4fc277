// How names sound, spelled in a few Latin letters, whatever script they are written in: by this a
// name that was typed in one script or spelling is found in another.
//
// A sound has two parts. Its bones are the consonants, with those as one letter that scripts and
// people mix up (k and g, t and d, p, b and v, s, c and j): vowels are written in one script and
// left out in another. Its spelling keeps the vowels and tells the consonants apart, to compare
// more closely what has the same bones. Tables and measurements: docs/decisions/search.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

struct Sound {
    // Begins with "+" where it is the end of a run of a script that does not space its words: then
    // what is asked for may be its beginning.
    std::string bones;
    std::string spelled;
    friend auto operator<=>(Sound const&, Sound const&) = default;
};

inline constexpr char run_mark = '+';

// Raised when the same text gets other sounds than before: tables hold them.
inline constexpr int sounds_version = 1;

// Under which sounds a text is kept, sorted: those of its words, and in scripts without spaces
// those of each end of a run too. None for words with digits or of one letter.
std::vector<Sound> sounds_of(std::string_view text);

// What one may be looking for who types this: for each word one or more ways to sound.
std::vector<std::vector<Sound>> sounds_asked(std::string_view typed);

// From 0 for the same sound upwards. `open` when the second may go on after what was asked.
double unlikeness(std::string_view asked, std::string_view spelled, bool open);

// The most at which the second still sounds like what was asked.
double unlikeness_max(std::string_view asked, std::string_view spelled);

// Whether one of the sounds of a text is like one that is asked for.
bool sounds_like(std::vector<Sound> const& asked, std::vector<Sound> const& of_text);

} // namespace saksi::store
