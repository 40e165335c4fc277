// Figures made of HTML with small drawings in it, so that their words keep their size on a phone,
// wrap, mirror and can be read aloud.
#pragma once

#include "render/html.hpp"
#include "render/map.hpp"
#include "render/tongue.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace saksi::render {

// What a stretch of time on a line stands for; from the weakest bond to the strongest.
enum class Bond : std::uint8_t { promised, accepted, in_force };

struct LifeSpan {
    // From the first day of the stretch to its last; both belong to it.
    std::chrono::sys_days first;
    std::chrono::sys_days last;
    Bond bond = Bond::promised;
};

// One line: a treaty in the life of a State.
struct LifeLine {
    std::string label;
    std::optional<Path> link {};
    std::string words {}; // What the drawing shows, for those who do not see it.
    std::vector<LifeSpan> spans {};
    bool ended = false; // The last stretch ended: a mark says so.
};

// Lines on one common scale of whole decades that ends with the one `today` is in, with a key of
// what the shades mean. The words of a line are hidden from those who see. Nothing for no spans.
Html life_lines(Tongue const&, std::span<LifeLine const> lines, std::chrono::sys_days today,
    std::string_view caption_text);

struct Bar {
    std::string label;
    std::int64_t value = 0; // Below zero is drawn as zero.
    std::optional<Path> link {};
    std::string words {}; // Said instead of the number: "3 years and 2 months".
};

// A table whose middle column draws the numbers. Nothing for no bars.
Html bar_chart(Tongue const&, std::span<Bar const> bars, std::string_view caption_text);

// A bar of parts that make a whole.
struct StackedBar {
    std::string label;
    std::vector<std::pair<MapShade, std::int64_t>> parts; // In the order in which they are drawn.
    std::string words;                                    // What the parts are, in short.
    std::optional<Path> link {};
};

// A table whose middle column draws what each whole is made of, with a key of the shades. The words
// beside each bar say it to those who do not see or tell the shades apart. Nothing for no bars.
Html stacked_bars(Tongue const&, std::span<StackedBar const> bars, std::span<MapKeyEntry const> key,
    std::string_view caption_text);

} // namespace saksi::render
