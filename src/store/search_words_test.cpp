#include "store/search_words.hpp"

#include <doctest/doctest.h>

using namespace saksi::store;

namespace {

bool stands(std::string_view typed, std::string_view text)
{
    return SearchWords::parse(typed).all_in(text);
}

std::string shown(std::string_view typed, std::string_view text, std::size_t bytes_max = 200)
{
    std::string line;
    for (auto const& part : SearchWords::parse(typed).marked(text, bytes_max))
        line += part.match ? "[" + part.text + "]" : part.text;
    return line;
}

} // namespace

TEST_CASE("all words are wanted, a phrase keeps their order, a star leaves the end open, a minus "
          "excludes")
{
    std::string_view const text = "He was beaten with a cable at the Police station.";
    CHECK(stands("police beaten", text));
    CHECK_FALSE(stands("police burned", text));
    CHECK(stands("\"with a cable\"", text));
    CHECK(stands("“with a cable”", text));
    CHECK_FALSE(stands("\"a with cable\"", text));
    CHECK(stands("beat*", text));
    CHECK_FALSE(stands("beat", text));
    CHECK(stands("\"police stat\"*", text));
    CHECK_FALSE(stands("police -cable", text));
    CHECK(stands("police -rope", text));
    CHECK_FALSE(stands("police -\"a cable\"", text));
    CHECK(stands("police-station", "the police station"));
    CHECK(SearchWords::parse(" \t -x * \"\" ?! ").empty());
}

TEST_CASE("snippets mark exactly the words that were found")
{
    CHECK(shown("tra tan", "Không ai bị tra tấn.") == "Không ai bị [tra] [tấn].");
    CHECK(shown("\"tra tan\"", "Không ai bị tra tấn.") == "Không ai bị [tra tấn].");
    CHECK(shown("酷刑", "任何人不得加以酷刑，或施以") == "任何人不得加以[酷刑]，或施以");
    CHECK(shown("酷刑罪", "定为酷刑罪行") == "定为[酷刑罪]行");
    CHECK(shown("ทรมาน", "บุคคลใดจะถูกทรมานหรือ") == "บุคคลใดจะถูก[ทรมาน]หรือ");
    CHECK(shown("고문", "어느 누구도 고문이나") == "어느 누구도 [고문]이나");
    CHECK(shown("TORTURE", "No torture. Torture? Ｔｏｒｔｕｒｅ!")
        == "No [torture]. [Torture]? [Ｔｏｒｔｕｒｅ]!");
    CHECK(shown("nothing", "of the kind") == "of the kind");
}

TEST_CASE("a snippet of a long text begins shortly before the match and is cut between characters")
{
    std::string text;
    for (auto i = 0; i < 200; ++i)
        text += "नेपाल ";
    text += "यातना";
    for (auto i = 0; i < 200; ++i)
        text += " नेपाल";
    auto const snippet = shown("यातना", text, 120);
    CHECK(snippet.find("[यातना]") != std::string::npos);
    CHECK(snippet.size() < 160);
    CHECK(snippet.starts_with("… नेपाल"));
    CHECK(snippet.ends_with(" …"));
}
