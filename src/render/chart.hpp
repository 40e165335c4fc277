// Figures made of HTML with small drawings in it, so that their words keep their size on a phone,
// wrap, mirror and can be read aloud.
#pragma once

#include "render/html.hpp"
#include "render/tongue.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace saksi::render {

enum class EventMood : std::uint8_t { plain, done, late };

struct TimelineEvent {
    // The first and last day on which it may have been: the same day where the day is known.
    std::chrono::sys_days first;
    std::chrono::sys_days last;
    std::string when; // As it is read: "July 1983".
    Html what;
    EventMood mood = EventMood::plain;
};

// Events in the given order, each with its place on one common line below its words: a dot for a
// day, a bar as long as the doubt for a month, a year or an interval. Nothing for no events.
Html timeline(std::span<TimelineEvent const> events, std::string_view label);

struct Bar {
    std::string label;
    std::int64_t value = 0; // Below zero is drawn as zero.
    std::optional<Path> link {};
};

// A table whose middle column draws the numbers. Nothing for no bars.
Html bar_chart(Tongue const&, std::span<Bar const> bars, std::string_view caption_text);

} // namespace saksi::render
