#include "http/conditions.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

TEST_CASE("a range gives the bytes that it names, as far as there are any")
{
    std::string const text = "abcdefghij";
    auto const part = [&](std::string const& field, std::size_t size = 10) -> std::string {
        auto const wish = parse_range(field, size);
        switch (wish.answer) {
        case RangeAnswer::whole:
            return "whole";
        case RangeAnswer::unsatisfiable:
            return "none";
        case RangeAnswer::part:
            REQUIRE(wish.range.length > 0);
            REQUIRE(wish.range.first + wish.range.length <= size);
            return text.substr(wish.range.first, wish.range.length);
        }
        return {};
    };

    // Every range of small numbers against its plain meaning.
    for (std::size_t size = 0; size <= 10; ++size) {
        for (std::size_t first = 0; first < 12; ++first) {
            auto const from = first < size ? text.substr(first, size - first) : "none";
            CHECK(part("bytes=" + std::to_string(first) + "-", size) == from);
            auto const last = std::min(first, size);
            CHECK(part("bytes=-" + std::to_string(first), size)
                == (last == 0 ? "none" : text.substr(size - last, last)));
            for (std::size_t to = 0; to < 12; ++to) {
                auto const named = to < first ? "whole"
                    : first < size            ? text.substr(first, std::min(to + 1, size) - first)
                                              : "none";
                CHECK(part("bytes=" + std::to_string(first) + "-" + std::to_string(to), size)
                    == named);
            }
        }
    }

    for (auto const* field : { "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=1",
             "bytes=1-2,4-5", "bytes=1 - 2", "bytes=--1", "bytes=+1-2", "lines=1-2",
             "bytes=99999999999999999999-", "bytes=0-99999999999999999999" })
        CHECK(part(field) == "whole");
    CHECK(part("bytes=0-18446744073709551615") == text);
}

TEST_CASE("an entity tag is found in a list, weak or not, and only whole")
{
    CHECK(lists_etag("\"a\"", "\"a\""));
    CHECK(lists_etag("W/\"a\"", "\"a\""));
    CHECK(lists_etag("\"b\", W/\"c\",\"a\"", "\"a\""));
    CHECK(lists_etag("*", "\"a\""));
    for (auto const* field : { "", "a", "\"", "\"ab\"", "\"b\" \"c", "b, \"a\"", ",,", "W/" })
        CHECK_FALSE(lists_etag(field, "\"a\""));
}

static Request asking(
    std::vector<std::pair<std::string, std::string>> const& fields, Method method = Method::get)
{
    Headers headers;
    for (auto const& [name, value] : fields)
        headers.add(name, value);
    return MUST(make_request(method, "/", std::move(headers)));
}

static Reply answered(Request const& request, Reply reply)
{
    apply_conditions(request, reply);
    return reply;
}

TEST_CASE("ranges are for those who ask with GET for bytes that have not changed")
{
    auto const file = file_reply(Body("abcdef"), "text/plain", "v2", Caching::revalidate);
    CHECK(answered(asking({ { "Range", "bytes=1-2" } }), file).body.view() == "bc");
    CHECK(answered(asking({ { "Range", "bytes=1-2" }, { "If-Range", "\"v2\"" } }), file).status
        == 206);
    CHECK(answered(asking({ { "Range", "bytes=1-2" }, { "If-Range", "\"v1\"" } }), file).body.view()
        == "abcdef");
    CHECK(answered(asking({ { "Range", "bytes=1-2" } }, Method::head), file).status == 200);
    CHECK(answered(asking({ { "Range", "bytes=1-2" } }), html_reply("abcdef")).status == 200);
    CHECK(answered(asking({ { "Range", "bytes=1-2" } }), html_reply("abcdef", 404)).status == 404);
    // Known already: that goes before any range.
    CHECK(answered(asking({ { "Range", "bytes=1-2" }, { "If-None-Match", "\"v2\"" } }), file).status
        == 304);
    CHECK(answered(asking({ { "If-None-Match", "\"v2\"" } }, Method::post), file).status == 200);
    CHECK(answered(asking({ { "If-None-Match", "\"v1\"" } }), file).status == 200);
}

TEST_CASE("the parts of a file make the file")
{
    auto const shared = std::make_shared<std::string const>("The file that was cut off half way.");
    for (std::size_t piece = 1; piece <= shared->size(); ++piece) {
        std::string whole;
        while (whole.size() < shared->size()) {
            auto const range = "bytes=" + std::to_string(whole.size()) + "-"
                + std::to_string(whole.size() + piece - 1);
            auto const reply = answered(
                asking({ { "Range", range } }), bytes_reply(shared, "text/plain"));
            REQUIRE(reply.status == 206);
            whole += reply.body.view();
        }
        CHECK(whole == *shared);
    }
}

} // namespace saksi::http
