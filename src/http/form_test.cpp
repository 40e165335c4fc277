#include "http/form.hpp"
#include "http/percent.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

static std::string urlencoded(Form const& form)
{
    std::string text;
    for (auto const& [name, value] : form.fields())
        text += (text.empty() ? "" : "&") + percent_encoded(name) + "="
            + percent_encoded(std::get<std::string>(value));
    return text;
}

TEST_CASE("a form comes back as it was sent: names, texts, order and repetitions")
{
    Form form;
    form.add("name", "Asha & Ben = 2 + 50%");
    form.add("language", "ne");
    form.add("story", "दुई\r\nlines");
    form.add("language", "my");
    form.add("", "nameless");
    form.add("empty", "");

    auto const parsed = MUST(parse_urlencoded(urlencoded(form)));
    CHECK(urlencoded(parsed) == urlencoded(form));
    CHECK(parsed.fields().size() == 6);
    CHECK(parsed.text("name") == "Asha & Ben = 2 + 50%");
    CHECK(parsed.text("language") == "ne");
    CHECK(parsed.texts("language") == std::vector<std::string_view> { "ne", "my" });
    CHECK(parsed.text("story") == "दुई\r\nlines");
}

TEST_CASE("an empty box and a missing one are told apart only by whom it matters to")
{
    auto const form = MUST(parse_urlencoded("ticked&empty="));
    CHECK(form.text("empty").empty());
    CHECK(form.text("missing").empty());
    CHECK(form.has("empty"));
    CHECK(form.has("ticked"));
    CHECK_FALSE(form.has("missing"));
}

TEST_CASE("the pieces of a form are cut at the first equals sign, empty pieces are none")
{
    auto const form = MUST(parse_urlencoded("&&a=b=c&&+d=+e+&"));
    REQUIRE(form.fields().size() == 2);
    CHECK(form.text("a") == "b=c");
    CHECK(form.text(" d") == " e ");
    CHECK(MUST(parse_urlencoded("")).fields().empty());
}

TEST_CASE("a form that is not text in UTF-8 is refused whole")
{
    for (std::string const text :
        std::initializer_list<char const*> { "a=1&b=%FF", "%FF=1", "a=%00", "a=%0", "a=\xff" }) {
        CAPTURE(text);
        auto const form = parse_urlencoded(text);
        REQUIRE_FALSE(form);
        CHECK(form.error().kind == ErrorKind::invalid);
    }
}

TEST_CASE("a form of more fields than any page has is refused")
{
    std::string most;
    for (std::size_t i = 0; i < form_fields_max; ++i)
        most += "a&";
    CHECK(MUST(parse_urlencoded(most)).fields().size() == form_fields_max);
    auto const refused = parse_urlencoded(most + "a");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::too_large);
}

} // namespace saksi::http
