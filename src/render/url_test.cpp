#include "render/url.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::render;

TEST_CASE("a path is built from segments and parameters, whatever they hold")
{
    CHECK((Path("/records") / "a b/c" / 12).text() == "/records/a%20b%2Fc/12");
    CHECK(Path("/states").with("treaty", "CAT").with("page", 2).at("r").text()
        == "/states?treaty=CAT&page=2#r");
    CHECK(Path("/states").at("r").with("q", "a&b=ñ").text() == "/states?q=a%26b%3D%C3%B1#r");
    CHECK((Path("/") / ".." / "x").text() == "/%EF%BF%BD/x");
}

TEST_CASE("a way back that could lead to another host is refused")
{
    for (auto const* bad : { "", "//evil.example", "https://evil.example", "/\\evil.example",
             "\\/x", "x", "/a\nb", "javascript:alert(1)", " /x", "/\t/evil.example" })
        CHECK_MESSAGE(!Path::parse(bad), bad);
    CHECK(Path::parse("/states?treaty=CAT#x")->text() == "/states?treaty=CAT#x");
    CHECK(Path::parse("/q?x=<नेपाल>\"")->text().find_first_of("<>\"") == std::string_view::npos);
}

TEST_CASE("only web and mail addresses lead outside")
{
    for (auto const* bad : { "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x",
             "//x", "/x", "http:x", "https://", "https:///x", "java\nscript:x", " https://x",
             "mailto:", "file:///etc/passwd" })
        CHECK_MESSAGE(!Url::parse(bad), bad);
    CHECK(Url::parse("HTTPS://Example.org/a?b=c#d")->text() == "HTTPS://Example.org/a?b=c#d");
    CHECK(Url::parse("https://example.org/नेपाल \"<")->text()
        == "https://example.org/%E0%A4%A8%E0%A5%87%E0%A4%AA%E0%A4%BE%E0%A4%B2%20%22%3C");
    CHECK(Url::parse("mailto:a@example.org"));
}
