#include "render/icon.hpp"

#include "render/svg.hpp"

namespace saksi::render {

namespace {

// On a field of 24 × 24, lines of 1.8 with round ends (the stylesheet's svg.icon).
std::string_view outline_of(Icon icon)
{
    switch (icon) {
    case Icon::saksi:
        return "M2.5 12c2.6-4.3 5.8-6.5 9.5-6.5s6.9 2.2 9.5 6.5c-2.6 4.3-5.8 6.5-9.5 6.5"
               "s-6.9-2.2-9.5-6.5zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z";
    case Icon::today:
        return "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14h3";
    case Icon::cases:
        return "M3 6h7l2 2.5h9V19H3zM3 11h18";
    case Icon::people:
        return "M9 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6"
               "M15.5 5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.3.8 3.7 2.6 4 5.5";
    case Icon::missions:
        return "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM15.5 8.5l-2 5-5 2 2-5z";
    case Icon::legal:
        return "M12 3v18M7 21h10M5 6.5h14M5 6.5l-3 7h6zM19 6.5l-3 7h6zM2 13.5c.7 2.7 5.3 2.7 6 0"
               "M16 13.5c.7 2.7 5.3 2.7 6 0";
    case Icon::care:
        return "M12 20C5.5 15.5 3 12 3 8.7 3 6 5 4.5 7.2 4.5c2 0 3.7 1 4.8 3 1.1-2 2.8-3 4.8-3"
               "C19 4.5 21 6 21 8.7c0 3.3-2.5 6.8-9 11.3z";
    case Icon::states:
        return "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 "
               "12.5 0 18";
    case Icon::library:
        return "M4 4h5v16H4zM9 4h5v16H9zM14.5 5l4-1 3 15-4 1z";
    case Icon::publications:
        return "M12 6.5C9.5 4.5 6.5 4 3 4.5V19c3.5-.5 6.5 0 9 2 2.5-2 5.5-2.5 9-2V4.5"
               "c-3.5-.5-6.5 0-9 2zM12 6.5V21";
    case Icon::exchange:
        return "M3 4h12v9H8l-3 3v-3H3zM18 8h3v9h-2v3l-3-3h-5";
    case Icon::alliance:
        return "M12 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM5 16a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 "
               "0-5z"
               "M19 16a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM10.7 7.7 6.3 16M13.3 7.7l4.4 8.3M7.5 "
               "18.5h9";
    case Icon::settings:
        return "M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM9 15a2 2 0 1 1 0 4 "
               "2 2 0 0 1 0-4z";
    case Icon::search:
        return "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21";
    case Icon::add:
        return "M12 5v14M5 12h14";
    case Icon::edit:
        return "M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5";
    case Icon::history:
        return "M4 5v5h5M4.5 10a8 8 0 1 1-.5 4M12 8v4.5l3 2";
    case Icon::warning:
        return "M12 4 2.5 20h19zM12 10v4.5M12 17v.5";
    case Icon::check:
        return "M4.5 12.5l5 5L20 6.5";
    case Icon::lock:
        return "M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5";
    case Icon::download:
        return "M12 4v11M7 10.5l5 5 5-5M4 20h16";
    case Icon::upload:
        return "M12 16V5M7 9.5l5-5 5 5M4 20h16";
    case Icon::outside:
        return "M13 4h7v7M20 4l-9 9M17 14v6H4V7h6";
    case Icon::filter:
        return "M3 5h18l-7 8v6l-4 2v-8z";
    case Icon::help:
        return "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM9.5 9.5c0-3 5-3 5 0 0 2-2.5 2-2.5 4M12 "
               "16.5v.5";
    case Icon::file:
        return "M6 3h8l4 4v14H6zM14 3v4h4";
    case Icon::language:
        return "M3 6h10M8 4v2M5 13c3-1.5 5-4 5.5-7M5.5 8.5c1 2.5 3 4 5.5 5M12 20l4.5-10L21 20M13.5 "
               "17h6";
    }
    return {};
}

} // namespace

Html icon(Icon icon)
{
    auto const outline = outline_of(icon);
    return svg::drawing(svg::view_box("0 0 24 24"), tags::class_("icon"),
        attr<"aria-hidden">("true"), svg::path(svg::outline(outline)));
}

} // namespace saksi::render
