#include "render/tongue.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::render;

TEST_CASE("a date never says more than is known")
{
    Tongues const tongues;
    auto const& en = tongues.english();
    CHECK(en.date(1983, 7, 6) == "6 July 1983");
    CHECK(en.date(1983, 7) == "July 1983");
    CHECK(en.date(1983) == "1983");
    CHECK(en.date(1983, 13, 1) == "1983-13-01");
    CHECK(en.moment(426'348'300) == "6 July 1983, 14:05");
    CHECK(en.moment(426'348'300, 345) == "6 July 1983, 19:50");
}

TEST_CASE("dates, numbers and digits follow the language")
{
    Tongues const tongues;
    CHECK(tongues.find("id")->date(1998, 10, 28) == "28 Oktober 1998");
    CHECK(tongues.find("ne")->date(1991, 5).find("१९९१") != std::string::npos);
    CHECK(tongues.find("ne")->number(42) == "४२");
    CHECK(tongues.find("ur")->date(2010, 6, 23).find("جون") != std::string::npos);
    CHECK(tongues.english().number(1234567) == "1,234,567");
    CHECK(tongues.find("id")->number(-1234) == "-1.234");
    CHECK(tongues.find("ur")->is_right_to_left());
}

TEST_CASE("messages take their arguments in order, by name and by number")
{
    Tongues const tongues;
    auto const& en = tongues.english();
    CHECK(en.format("Page {} of {}", 2, 1000) == "Page 2 of 1,000");
    CHECK(en.format("{1} before {0}", "a", "b") == "b before a");
    CHECK(en.format("{state} signed in {year}", arg("year", "1985"), arg("state", "Nepal"))
        == "Nepal signed in 1985");
    CHECK(en.format("{nobody} and {", "x") == "{nobody} and {");
    CHECK(en.format("{}", "{0}{name}") == "{0}{name}");
    CHECK(en.format_n("{n} record of {}", "{n} records of {}", 1) == "1 record of {}");
    CHECK(en.format_n("{n} record", "{n} records", 2) == "2 records");
    CHECK(en.trn("record", "records", 0) == "records");
}

TEST_CASE("markup in a message stays markup, and what stands around it stays text")
{
    using namespace tags;
    Tongues const tongues;
    Html const name = em("<b>");
    CHECK(tongues.english().html("<i> {who} & {}", "\"", arg("who", name), 3).view()
        == "&lt;i&gt; <em>&lt;b&gt;</em> &amp; \"");
}

TEST_CASE("the pseudo-language changes every letter it can and no place")
{
    Tongues const tongues;
    auto const& pseudo = *tongues.find("qps");
    auto const text = std::string(pseudo.tr("This is not an address inside this program."));
    CHECK(text.starts_with("[Thís ís nót án áddréss"));
    CHECK(text.ends_with("~]"));
    auto const& mirrored = *tongues.find("qpr");
    CHECK(mirrored.is_right_to_left());
    CHECK(mirrored.tr("This is not an address inside this program.") == text);
    for (auto const* tongue : tongues.offered())
        CHECK_FALSE(tongue->code().starts_with("qp"));
}

TEST_CASE("times are told from now, rounded towards it")
{
    Tongues const tongues;
    auto const& en = tongues.english();
    CHECK(en.relative(1000, 1000) == "now");
    CHECK(en.relative(1000 - 86400, 1000) == "yesterday");
    CHECK(en.relative(1000 + 100 * 86400, 1000) == "in 3 months");
    CHECK(en.relative(1000 - 119, 1000) == "1 minute ago");
}

TEST_CASE("lists and order are those of the language")
{
    Tongues const tongues;
    std::vector<std::string> const items { "a", "b", "c" };
    CHECK(tongues.english().list(items) == "a, b and c");
    CHECK(tongues.english().compare("Élan", "fan") < 0);
    CHECK(tongues.english().sort_key("Élan") < tongues.english().sort_key("fan"));
    CHECK(tongues.find("ne")->compare("क", "ख") < 0);
}

TEST_CASE("the person's choice comes first, then the browser's, then English")
{
    Tongues const tongues;
    CHECK(tongues.choose("", "").code() == "en");
    CHECK(tongues.choose("ur", "ne").code() == "ne");
    CHECK(tongues.choose("fr, ne-NP;q=0.8, en;q=0.7", "").code() == "ne");
    CHECK(tongues.choose("en;q=0.3,id;q=0.9", "xx").code() == "id");
    for (auto const* nonsense : { ",,,;q=", "ne;q=abc", "ne;q=7", "*", ";;;", "q=1", "ne;q=-1" })
        CHECK(tongues.choose(nonsense, "\xff").code() == "en");
}
