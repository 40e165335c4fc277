// What Today may say. One panel is one file in web/today/, found because it lies there: it looks
// whether there is something, and draws it.
//
// A panel only reads, and says what to do about it by a link. It must be quick: Today draws all of
// them each time.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

#include <functional>

namespace saksi::web {

// Where on the page a panel stands: what waits for a person first. Panels that are equally urgent
// stand in the order of their files' names.
enum class Urgency : std::uint8_t {
    danger,   // Something may be lost unless a person acts, such as an old backup.
    decision, // Only a person can settle it, such as values that differ.
    deadline, // Something is due or late.
    unended,  // Somebody began it and has not ended it.
    to_know,  // Nothing to do.
};

struct Panel {
    Urgency urgency = Urgency::to_know;
    // `section.panel` with an h2, or nothing where there is nothing to say.
    std::function<render::Html(Visit&)> draw;
};

} // namespace saksi::web
