#include "store/search_words.hpp"

#include <array>
#include <doctest/doctest.h>
#include <random>

using namespace saksi::store;

namespace {

bool stands(std::string_view typed, std::string_view text)
{
    return SearchWords::parse(typed).all_in(text);
}

std::string shown(std::string_view typed, std::string_view text, std::size_t bytes_max = 200)
{
    std::string line;
    auto const found = SearchWords::parse(typed).found_in(text);
    for (auto const& part : SearchWords::marked(text, found, bytes_max))
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

TEST_CASE("one OR the other is enough, NOT leaves out, and in small letters both are words")
{
    CHECK(stands("rope OR cable", "beaten with a cable"));
    CHECK(stands("beaten rope OR cable", "beaten with a cable"));
    CHECK(stands("(rope OR cable) beaten", "beaten with a cable"));
    CHECK_FALSE(stands("rope OR cable burned", "beaten with a cable"));
    CHECK_FALSE(stands("beaten NOT cable", "beaten with a cable"));
    CHECK(stands("beaten NOT rope", "beaten with a cable"));
    CHECK(stands("beaten AND cable", "beaten with a cable"));
    CHECK_FALSE(stands("rope or cable", "beaten with a cable"));
    for (auto const* typed : { "OR", "NOT", "a OR", "OR a", "NOT OR -", "AND AND" }) {
        CAPTURE(typed);
        CHECK(SearchWords::parse(typed).wanted().size() <= 1);
    }
    auto const left_out = SearchWords::parse("-police NOT army");
    CHECK(left_out.empty());
    REQUIRE(left_out.remarks().size() == 1);
    CHECK(left_out.remarks().front().kind == SearchRemark::Kind::only_excluded);
}

namespace {

std::vector<std::string> name_and_place(std::string_view name)
{
    if (name == "name")
        return { "name", "un_name" };
    if (name == "place of birth" || name == "जन्मस्थान")
        return { "birth_place" };
    return {};
}

} // namespace

TEST_CASE("a field before a colon says where; what is no field is looked for as words, and said so")
{
    auto const asked = SearchWords::parse(
        "name:asha \"place of birth\":patan -name:\"Ram Rai\" जन्मस्थान:ललि* beaten", name_and_place);
    REQUIRE(asked.wanted().size() == 4);
    CHECK(asked.wanted()[0].any.front().fields == std::vector<std::string> { "name", "un_name" });
    CHECK(asked.wanted()[0].any.front().raw == "asha");
    CHECK(asked.wanted()[1].any.front().fields == std::vector<std::string> { "birth_place" });
    CHECK(asked.wanted()[2].any.front().prefix);
    CHECK(asked.wanted()[3].any.front().fields.empty());
    REQUIRE(asked.excluded().size() == 1);
    CHECK(asked.excluded().front().raw == "Ram Rai");
    CHECK(asked.remarks().empty());
    CHECK(asked.without(asked.wanted()[1]) == "name:asha -name:\"Ram Rai\" जन्मस्थान:ललि* beaten");
    CHECK(asked.with_instead(asked.wanted()[0].any.front(), "usha").starts_with("name:usha \""));

    auto const unknown = SearchWords::parse("colour:red", name_and_place);
    REQUIRE(unknown.remarks().size() == 1);
    CHECK(unknown.remarks().front().kind == SearchRemark::Kind::unknown_field);
    CHECK(unknown.remarks().front().text == "colour");
    CHECK(unknown.all_in("the colour red"));

    // Symbols, times and addresses have colons and name no field.
    for (auto const* typed : { "CAT/C/46/D/336/2008:", "10:30", "https://example.org", "A: B" }) {
        CAPTURE(typed);
        CHECK(SearchWords::parse(typed, name_and_place).remarks().empty());
    }
}

TEST_CASE("whatever is typed, each wanted word stands where it says, and taking it out changes no "
          "other")
{
    std::mt19937_64 dice(7);
    static constexpr std::array<std::string_view, 18> pieces { "asha", " ", "\"", "OR", " NOT ",
        "-", "name:", "*", ":", "“", "”", "थारु", "place of birth\":", "AND", "  ", "ปรา", "(",
        "\0" };
    for (auto i = 0; i < 2000; ++i) {
        std::string typed;
        for (auto left = dice() % 12; left > 0; --left)
            typed += pieces[dice() % pieces.size()];
        CAPTURE(typed);
        auto const words = SearchWords::parse(typed, name_and_place);
        for (auto const& clause : words.wanted()) {
            for (auto const& term : clause.any) {
                CHECK(words.typed().substr(term.begin, term.end - term.begin) == term.raw);
                CHECK(clause.begin <= term.begin);
                CHECK(term.end <= clause.end);
            }
            CHECK(SearchWords::parse(words.without(clause), name_and_place).wanted().size()
                < words.wanted().size() + 1);
        }
        // Read again, what was read says the same.
        auto const again = SearchWords::parse(words.typed(), name_and_place);
        CHECK(again.wanted().size() == words.wanted().size());
        CHECK(again.excluded().size() == words.excluded().size());
        if (!words.empty())
            CHECK(words.match() == again.match());
    }
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
