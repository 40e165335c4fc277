#include "render/form_token.hpp"

#include "render/html.hpp"

#include <doctest/doctest.h>

using namespace saksi::render;
using namespace saksi::render::tags;

namespace {

constexpr std::string_view token = "0123456789abcdef0123456789abcdef";

std::string filled(Html const& body)
{
    auto page = std::string(body.view());
    fill_form_tokens(page, token);
    return page;
}

} // namespace

TEST_CASE("a form that sends something bears the token, whoever wrote it and however")
{
    auto const field = "<input type=\"hidden\" name=\"csrf-token\" autocomplete=\"off\" value=\""
        + std::string(token) + "\"/>";
    auto const page = filled(fragment(form(method_("post"), action_(Path("/one")), p("a")),
        form(action_(Path("/two")), method_("POST")), el<"form">(attr<"method">("PoSt"), p("b")),
        form(method_("dialog"), action_(Path("/three")))));
    std::size_t fields = 0;
    for (auto at = page.find(field); at != page.npos; at = page.find(field, at + 1))
        ++fields;
    CHECK(fields == 4);
    CHECK(page.find("action=\"/one\">" + field) != page.npos);
    CHECK_FALSE(wants_form_token(page));
}

TEST_CASE("a form that only asks bears none, so that no token stands in an address")
{
    Html const asking = fragment(form(method_("get"), action_(Path("/a"))),
        form(method_("GET"), action_(Path("/b"))), form(action_(Path("/c"))));
    CHECK_FALSE(wants_form_token(asking.view()));
    CHECK(filled(asking) == asking.view());
}

TEST_CASE("no text can pass itself off as the place for a token")
{
    auto const forged = std::string(form_token_bytes, '\x01');
    Html const page = p(class_(forged), forged, textarea(forged), a(href_(Path("/x")), forged));
    CHECK_FALSE(wants_form_token(page.view()));
}
