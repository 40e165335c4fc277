#include "web/static_files.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace saksi;

namespace {

http::Reply asked(std::string const& target, std::string const& encodings)
{
    http::Headers headers;
    if (!encodings.empty())
        headers.add("Accept-Encoding", encodings);
    auto const request = MUST(http::make_request(http::Method::get, target, std::move(headers)));
    auto reply = web::static_file(request);
    REQUIRE(reply.has_value());
    return *std::move(reply);
}

} // namespace

TEST_CASE("the style sheet goes packed to whoever takes it so, and as it is to all others")
{
    auto const address = std::string(web::static_path("saksi.css").text());
    auto const plain = asked(address, "");
    for (auto const* takes :
        { "gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.5", "deflate,gzip" }) {
        CAPTURE(takes);
        auto const packed = asked(address, takes);
        CHECK(packed.headers.find("Content-Encoding") == "gzip");
        CHECK(packed.headers.find("Vary") == "Accept-Encoding");
        CHECK(packed.body.view().starts_with("\x1f\x8b"));
        CHECK(packed.body.size() < plain.body.size() / 3);
        CHECK(packed.headers.find("ETag") != plain.headers.find("ETag"));
    }
    for (auto const* takes : { "identity", "gzip;q=0", "gzip;q=0.0", "br", "xgzip" }) {
        CAPTURE(takes);
        auto const as_it_is = asked(address, takes);
        CHECK_FALSE(as_it_is.headers.find("Content-Encoding"));
        CHECK(as_it_is.headers.find("Vary") == "Accept-Encoding");
        CHECK(as_it_is.body.view() == plain.body.view());
    }
}

TEST_CASE("a file that is not packed is the same for all, and packed files have no address")
{
    CHECK_FALSE(asked(std::string(web::static_path("icon.svg").text()), "gzip")
            .headers.find("Content-Encoding"));
    auto const request = MUST(http::make_request(http::Method::get, "/static/saksi.css.gz"));
    CHECK_FALSE(web::static_file(request));
}
