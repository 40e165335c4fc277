#include "render/url.hpp"

#include "base/bytes.hpp"
#include "testing/fuzz.hpp"

using namespace saksi;
using namespace saksi::render;

SAKSI_FUZZ(bytes)
{
    auto const text = text_of(bytes);
    if (auto const path = Path::parse(text)) {
        SAKSI_CHECK(path->text().starts_with('/') && !path->text().starts_with("//"));
        SAKSI_CHECK(path->text().find('\\') == std::string_view::npos);
    }
    if (auto const url = Url::parse(text)) {
        auto const first = url->text()[0];
        SAKSI_CHECK(first == 'h' || first == 'H' || first == 'm' || first == 'M');
        SAKSI_CHECK(Url::parse(url->text())->text() == url->text());
    }
    auto const built = (Path("/") / text).with(text, text).at(text);
    SAKSI_CHECK(Path::parse(built.text())->text() == built.text());
}
