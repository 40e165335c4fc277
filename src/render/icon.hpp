// Our own few signs, drawn in one line weight. Decoration only: beside each stands its word, so
// they are hidden from screen readers.
#pragma once

#include "render/html.hpp"

#include <cstdint>

namespace saksi::render {

enum class Icon : std::uint8_t {
    saksi, // The eye of the witness: our mark.
    today,
    cases,
    people,
    missions,
    legal,
    care,
    states,
    library,
    publications,
    exchange,
    alliance,
    settings,
    search,
    add,
    edit,
    history,
    warning,
    check,
    lock,
    download,
    upload,
    outside, // Leads out of the program.
    filter,
    help,
    file,
    language,
};

Html icon(Icon);

} // namespace saksi::render
