#include "http/percent.hpp"
#include "http/request.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

TEST_CASE("an address is taken apart into its path and its query")
{
    auto const request = MUST(
        make_request(Method::get, "/states/%E0%A4%A8%20x?q=a+b&q=c&empty=&%C3%A9=%26"));
    CHECK(request.path == "/states/न x");
    CHECK(request.query == "q=a+b&q=c&empty=&%C3%A9=%26");
    CHECK(request.query_value("q") == "a b");
    CHECK(request.query_fields.texts("q").size() == 2);
    CHECK(request.query_value("é") == "&");
    CHECK(request.query_value("missing").empty());
    CHECK(MUST(make_request(Method::get, "/?a?b=c")).query_value("a?b") == "c");
    CHECK(MUST(make_request(Method::get, "/")).query.empty());
}

TEST_CASE("any text is one segment of a path, once it is encoded; a slash is not")
{
    for (std::string const text : std::initializer_list<char const*> {
             "a", "a b", "50%", "a?b#c", "...", ".hidden", "ကို", "a\\b" }) {
        auto const request = MUST(
            make_request(Method::get, "/r/" + percent_encoded(text) + "/history"));
        CHECK(request.path == "/r/" + std::string(text) + "/history");
    }
    CHECK_FALSE(make_request(Method::get, "/r/" + percent_encoded("a/b")));
}

TEST_CASE("an address that could mean two things, or none, is refused")
{
    for (std::string const target : std::initializer_list<char const*> { "", "*", "states", "?q=a",
             "/../a", "/a/..", "/a/%2E%2e", "/./a", "/a/.", "/a%2fb", "/a%00", "/a%0Ab", "/%7F",
             "/%", "/%zz", "/%FF", "/?a=%FF", "/?a=%", "/?%00=a", "http://a/" }) {
        CAPTURE(target);
        auto const request = make_request(Method::get, target);
        REQUIRE_FALSE(request);
        CHECK(request.error().kind == ErrorKind::invalid);
    }
}

TEST_CASE("a cookie is found among others, and by its whole name")
{
    Headers headers;
    headers.add("Cookie", "a=1; session=abc=;b=; session=second");
    headers.add("cookie", "late=2");
    auto const request = MUST(make_request(Method::get, "/", std::move(headers)));
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("session") == "abc=");
    CHECK(request.cookie("b") == "");
    CHECK(request.cookie("late") == "2");
    CHECK_FALSE(request.cookie("sess"));
    CHECK_FALSE(request.cookie("Session"));
    CHECK_FALSE(MUST(make_request(Method::get, "/")).cookie("a"));
}

TEST_CASE("the body is the form that its media type names")
{
    auto const with = [](std::string content_type, std::string body) {
        Headers headers;
        headers.add("Content-Type", std::move(content_type));
        return MUST(make_request(Method::post, "/", std::move(headers), std::move(body))).form();
    };
    CHECK(MUST(with("application/x-www-form-urlencoded", "a=b")).text("a") == "b");
    CHECK(MUST(with("Application/X-WWW-Form-URLencoded; charset=utf-8", "a=b")).text("a") == "b");
    CHECK(MUST(with("multipart/form-data; boundary=B",
                   "--B\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--B--\r\n"))
              .text("a")
        == "b");
    CHECK(with("application/json", "{}").error().kind == ErrorKind::unsupported);
    CHECK(MUST(with("application/json", "")).fields().empty());
    CHECK(MUST(make_request(Method::post, "/", {}, "a=b")).form().error().kind
        == ErrorKind::unsupported);
}

} // namespace saksi::http
