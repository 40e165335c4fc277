#include "render/form_token.hpp"

#include "base/bytes.hpp"
#include "render/html.hpp"
#include "testing/fuzz.hpp"

// Whatever a page holds of what people typed, its tokens stand in our fields and nowhere else.
SAKSI_FUZZ(bytes)
{
    using namespace saksi::render;
    using namespace saksi::render::tags;
    constexpr std::string_view token = "0123456789abcdef0123456789abcdef";
    auto const text = saksi::text_of(bytes);

    Html const without = p(class_(text), text, input(name_(text), value_(text)), pre(text));
    SAKSI_CHECK(!wants_form_token(without.view()));

    Html const with = fragment(p(text), form(method_("post"), class_(text), text));
    auto page = std::string(with.view());
    fill_form_tokens(page, token);
    SAKSI_CHECK(!wants_form_token(page) && page.size() == with.view().size());
    SAKSI_CHECK(page.find("value=\"" + std::string(token) + "\"/>") != page.npos);
}
