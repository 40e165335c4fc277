// Elements of inline SVG, written by the same builder as pages. Colours are classes of the
// stylesheet, so that one drawing serves light, dark and print.
//
//     namespace svg = saksi::render::svg;
//     svg::drawing(svg::view_box("0 0 24 24"), class_("icon"), svg::path(svg::outline("M4 4h16")))
#pragma once

#include "render/html.hpp"

namespace saksi::render::svg {

// The drawing's own coordinates: left, top, width, height.
inline Attribute view_box(std::string_view numbers)
{
    return attr<"viewBox">(numbers);
}

// The root of a drawing. Its namespace is written by the builder.
template<typename... Parts>
auto drawing(Attribute const& view_box, Parts&&... parts)
{
    return el<"svg">(view_box, std::forward<Parts>(parts)...);
}

// A shape and its outline: the SVG path syntax, as text.
inline Attribute outline(std::string_view data)
{
    return attr<"d">(data);
}

#define SAKSI_SVG_ELEMENT(name)                                  \
    template<typename... Parts>                                  \
    auto name(Parts&&... parts)                                  \
    {                                                            \
        return render::el<#name>(std::forward<Parts>(parts)...); \
    }
SAKSI_SVG_ELEMENT(circle)
SAKSI_SVG_ELEMENT(defs)
SAKSI_SVG_ELEMENT(g)
SAKSI_SVG_ELEMENT(path)
SAKSI_SVG_ELEMENT(pattern)
SAKSI_SVG_ELEMENT(rect)
SAKSI_SVG_ELEMENT(text)
SAKSI_SVG_ELEMENT(title)
#undef SAKSI_SVG_ELEMENT

} // namespace saksi::render::svg
