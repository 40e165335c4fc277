#include "render/qr_code.hpp"

#include "render/svg.hpp"

#include <qrencode.h>

#include <memory>
#include <string>

namespace saksi::render {

using namespace tags;

// ISO/IEC 18004 asks for four empty modules around.
static constexpr int quiet_modules = 4;

Html qr_code(std::string_view text, std::string_view label)
{
    struct Free {
        void operator()(QRcode* code) const { QRcode_free(code); }
    };
    std::unique_ptr<QRcode, Free> const code(QRcode_encodeString(
        std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, /*casesensitive=*/1));
    if (!code)
        return {};

    // Each run of dark modules in a row is one rectangle of the outline.
    std::string outline;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width;) {
            auto const is_dark = [&](int at) {
                return (code->data[y * code->width + at] & 1) != 0;
            };
            auto end = x;
            while (end < code->width && is_dark(end))
                ++end;
            if (end > x) {
                auto const run = std::to_string(end - x);
                outline += "M" + std::to_string(x + quiet_modules) + " "
                    + std::to_string(y + quiet_modules) + "h" + run + "v1h-" + run + "z";
            }
            x = end + 1;
        }
    }
    auto const side = std::to_string(code->width + 2 * quiet_modules);
    return svg::drawing(svg::view_box("0 0 " + side + " " + side), class_("qr-code"), role_("img"),
        aria_label_(label), attr<"shape-rendering">("crispEdges"),
        el<"rect">(attr<"width">(side), attr<"height">(side), attr<"fill">("#fff")),
        el<"path">(attr<"d">(outline), attr<"fill">("#000")));
}

} // namespace saksi::render
