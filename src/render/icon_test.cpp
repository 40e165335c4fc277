#include "render/icon.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace saksi;
using namespace saksi::render;

namespace {

pugi::xml_document parsed(Html const& html)
{
    pugi::xml_document document;
    INFO(html.view());
    REQUIRE(document.load_buffer(html.view().data(), html.view().size()));
    return document;
}

} // namespace

TEST_CASE("every icon draws something and is silent")
{
    for (int index = 0; index <= static_cast<int>(Icon::language); ++index) {
        auto const document = parsed(icon(static_cast<Icon>(index)));
        CHECK(document.select_node("/svg[@aria-hidden='true']/path[string-length(@d) > 5]"));
    }
}
