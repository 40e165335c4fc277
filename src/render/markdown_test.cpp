#include "render/markdown.hpp"

#include <doctest/doctest.h>

#include <string>

namespace saksi::render {

static std::string drawn(std::string_view text)
{
    return std::string(markdown(text).view());
}

TEST_CASE("what people write as Markdown is drawn")
{
    CHECK(drawn("He was *held* for **nine** days.")
        == "<p>He was <em>held</em> for <strong>nine</strong> days.</p>");
    CHECK(drawn("# Facts") == "<h3>Facts</h3>");
    CHECK(drawn("- one\n- two").starts_with("<ul><li>"));
    CHECK(drawn("| a |\n|---|\n| b |").find("<table>") == 0);
}

TEST_CASE("markup and addresses with power stay words")
{
    CHECK(drawn("<script>alert(1)</script>").find("<script") == std::string::npos);
    CHECK(drawn("a <img src=x onerror=y> b").find("<img") == std::string::npos);
    CHECK(drawn("[here](javascript:alert(1))").find("href") == std::string::npos);
    CHECK(drawn("![who](https://elsewhere.example/x.png)").find("elsewhere") == std::string::npos);
    CHECK(drawn("[site](https://example.org)").find("href=\"https://example.org")
        != std::string::npos);
}

TEST_CASE("nesting deeper than anybody writes neither fails nor loses the words")
{
    auto const deep = std::string(5000, '>') + " held";
    CHECK(drawn(deep).find("held") != std::string::npos);
}

} // namespace saksi::render
