// What a face chooses for a search, and what it is told about it.
#pragma once

#include <cstdint>
#include <string>

namespace saksi::store {

enum class SearchOrder : std::uint8_t {
    relevance,
    newest_change, // First what was changed last.
    date,          // Of what is told, the latest first; what has no date comes last.
    title,
};

// What a person should be told about what they typed.
struct SearchRemark {
    enum class Kind : std::uint8_t {
        unknown_field, // No field has the name in `text`; it was looked for as words.
        only_excluded, // A minus only leaves out: nothing was said that should be found.
        cut,           // It was too long, and only the beginning was looked for.
    };
    Kind kind;
    std::string text {};
};

} // namespace saksi::store
