#include "render/html.hpp"

#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <vector>

using namespace saksi;
using namespace saksi::render;
using namespace saksi::render::tags;

namespace {

// Text as an attacker, a broken import or a bad day would write it.
std::string hostile_text(Dice& dice)
{
    static constexpr std::string_view pieces[] = { "<script>alert(1)</script>", "\"", "'", "&",
        "&amp;", "<", ">", "]]>", "<!--", "-->", "\xff", "\xc3", "\xed\xa0\x80", "\xf5\x80\x80\x80",
        "\xEF\xBF\xBF", std::string_view("\0", 1), "\x01", "\x1b[2J", "\r\n", "\t", "\n",
        "javascript:", "onclick=", "</td>", "नेपाल", "ไทย", "اردو", "=\"x", " ", "\x7f", "😀",
        "\xe2\x80\xae", "/>", "{0}", "%s" };
    std::array<std::uint8_t, 12> rolls {};
    dice.fill(rolls);
    std::string text;
    for (auto const roll : std::span(rolls).first(rolls[0] % 11u))
        text += pieces[roll % std::size(pieces)];
    return text;
}

// What a reader must see: the same text, with U+FFFD for what no document may hold.
std::string as_seen(std::string_view text)
{
    std::string markup;
    append_text(markup, text);
    pugi::xml_document document;
    REQUIRE(document.load_string(
        ("<x>" + markup + "</x>").c_str(), pugi::parse_full | pugi::parse_ws_pcdata));
    return document.child("x").text().get();
}

pugi::xml_document parsed(Html const& html)
{
    pugi::xml_document document;
    auto const result = document.load_buffer(
        html.view().data(), html.view().size(), pugi::parse_default | pugi::parse_ws_pcdata);
    INFO(html.view());
    REQUIRE(result);
    return document;
}

// Whether code compiles. A template, since a requires-expression outside one is an error, not "no".
template<typename Value>
constexpr bool a_path_or_text_can_be_href = requires(Value value) { href_(value); };
template<typename Value>
constexpr bool it_can_be_an_action = requires(Value value) { action_(value); };
template<Literal name>
constexpr bool it_is_an_attribute = requires { attr<name>("x"); };
template<Literal name>
constexpr bool it_is_an_element = requires { el<name>(); };
template<typename Value>
constexpr bool it_makes_html = std::constructible_from<Html, Value>;
template<typename Value>
constexpr bool a_void_element_takes = requires(Value value) { el<"br">(value); };

static_assert(a_path_or_text_can_be_href<Path> && a_path_or_text_can_be_href<Url>);
static_assert(!a_path_or_text_can_be_href<std::string> && !a_path_or_text_can_be_href<char const*>);
static_assert(
    it_can_be_an_action<Path> && !it_can_be_an_action<Url> && !it_can_be_an_action<std::string>);
static_assert(it_is_an_attribute<"aria-label"> && it_is_an_attribute<"viewBox">
    && it_is_an_attribute<"epub:type">);
static_assert(!it_is_an_attribute<"onclick"> && !it_is_an_attribute<"OnLoad">
    && !it_is_an_attribute<"style">);
static_assert(
    !it_is_an_attribute<"href"> && !it_is_an_attribute<"src"> && !it_is_an_attribute<"formaction">);
static_assert(!it_is_an_attribute<"srcdoc"> && !it_is_an_attribute<"http-equiv">
    && !it_is_an_attribute<"a b">);
static_assert(!it_is_an_attribute<"x=\"">);
static_assert(it_is_an_element<"div"> && it_is_an_element<"svg">);
static_assert(
    !it_is_an_element<"script"> && !it_is_an_element<"style"> && !it_is_an_element<"iframe">);
static_assert(
    !it_is_an_element<"object"> && !it_is_an_element<"base"> && !it_is_an_element<"div onclick">);
static_assert(
    !it_makes_html<std::string> && !it_makes_html<char const*> && !it_makes_html<std::string_view>);
static_assert(a_void_element_takes<Attribute> && !a_void_element_takes<std::string>);

} // namespace

TEST_CASE("hostile text stays text wherever it stands, and the page stays well-formed")
{
    testing::SeededDice dice(7);
    for (int round = 0; round < 2000; ++round) {
        auto const text = hostile_text(dice);
        auto const other = hostile_text(dice);
        std::vector<std::string> const rows { text, other };

        Html const html = section(class_(text, other), title_(other), attr<"data-x">(text), p(text),
            a(href_(Path("/records") / text), text),
            a(href_(Path("/x").with(text, other).at(other)), "x"),
            input(type_("text"), value_(text), checked_()),
            ul(each(rows, [](auto const& row) -> Html { return li(row); })), when(true, em(other)),
            when(false, em(other)), textarea(text), external_link(text, other));

        auto const document = parsed(html);
        auto const root = document.child("section");
        auto const seen = as_seen(text);
        CHECK(root.child("p").text().get() == seen);
        CHECK(std::string_view(root.attribute("data-x").value()) == seen);
        CHECK(std::string_view(root.child("input").attribute("value").value()) == seen);
        CHECK(std::string_view(root.child("ul").first_child().text().get()) == seen);
        CHECK(std::distance(root.begin(), root.end()) >= 7);
        CHECK_FALSE(document.select_node("//script"));
        CHECK(std::string_view(root.child("a").attribute("href").value()).starts_with("/records/"));
    }
}

TEST_CASE("text that needs nothing is not changed, and quotes are left alone in text")
{
    CHECK(Html(p("नेपाल \"so\" it's 1983")).view() == "<p>नेपाल \"so\" it's 1983</p>");
}

TEST_CASE("elements read like the page they make")
{
    std::optional<std::string> const nothing;
    Html const inner = strong("two");
    CHECK(Html(div(class_("a", "", "b"), 1, " ", inner, nothing, br(), hidden_(false))).view()
        == "<div class=\"a b\">1 <strong>two</strong><br/></div>");
    CHECK(Html(input(disabled_(), maxlength_(20))).view()
        == "<input disabled=\"disabled\" maxlength=\"20\"/>");
    CHECK(Html(fragment("a", i("b"))).view() == "a<i>b</i>");
}

TEST_CASE("a list can be written piece by piece, from a range that nobody keeps")
{
    auto const numbers = [] { return std::vector { 1, 2 }; };
    CHECK(Html(dl(each(numbers(), [](Out& out, int number) { out(dt(number), dd(number * 2)); })))
              .view()
        == "<dl><dt>1</dt><dd>2</dd><dt>2</dt><dd>4</dd></dl>");
}

TEST_CASE("what is not wanted is not even looked at")
{
    std::optional<std::string> const nothing;
    Html const html = div(when(nothing.has_value(), [&]() -> Html { return p(*nothing); }));
    CHECK(html.view() == "<div></div>");
}

TEST_CASE("a line break at the start of a text area survives the HTML parser")
{
    CHECK(Html(textarea("\nfirst")).view() == "<textarea>\n\nfirst</textarea>");
}

TEST_CASE("a name that turns the writing around turns nothing in a title or an option")
{
    // U+202E and U+2067; the euro sign shares its first byte with them and stays.
    auto const* name = "P-01 \xe2\x80\xae"
                       "gpj.exe \xe2\x81\xa7\xe2\x82\xac";
    CHECK(
        Html(title(name, " · Saksi")).view() == "<title>P-01 gpj.exe \xe2\x82\xac · Saksi</title>");
    CHECK(Html(option(name)).view() == "<option>P-01 gpj.exe \xe2\x82\xac</option>");
    // An element can isolate it elsewhere, and a field must give back what was typed into it.
    CHECK(Html(bdi(name)).view().find("\xe2\x80\xae") != std::string_view::npos);
    CHECK(Html(input(value_(name))).view().find("\xe2\x80\xae") != std::string_view::npos);
}

TEST_CASE("a whole document is well-formed too, in its language and direction")
{
    auto const page = render_document({ .lang = "ur", .direction = Direction::right_to_left },
        fragment(title("x"), script_module(Path("/saksi.js"))), div("y"));
    pugi::xml_document document;
    REQUIRE(document.load_string(page.c_str()));
    auto const root = document.child("html");
    CHECK(std::string_view(root.attribute("dir").value()) == "rtl");
    CHECK(
        std::string_view(root.child("head").child("script").attribute("type").value()) == "module");
    CHECK(std::string_view(root.child("body").child("div").text().get()) == "y");

    auto const chapter = render_xhtml({ .lang = "km" }, title("x"), p("y"));
    REQUIRE(document.load_string(chapter.c_str()));
    CHECK(std::string_view(document.child("html").attribute("xml:lang").value()) == "km");
}
