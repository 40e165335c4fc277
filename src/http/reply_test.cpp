#include "base/fault.hpp"
#include "http/reply.hpp"
#include "http/reply_head.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

TEST_CASE("a body is its own, shared or the program's, and shows the same bytes")
{
    std::string const text = "the same bytes";
    auto const shared = std::make_shared<std::string const>(text);
    Body const bodies[] = { Body(text), Body(shared), Body::of_program(text) };
    for (auto const& body : bodies) {
        auto kept = body;
        CHECK(kept.view() == text);
        kept.keep(4, 10);
        CHECK(kept.view() == "same bytes");
        kept.keep(5, 3);
        CHECK(kept.view() == "byt");
        auto const moved = std::move(kept);
        CHECK(moved.view() == "byt");
    }
    CHECK(bodies[1].view().data() == shared->data());
    CHECK(bodies[2].view().data() == text.data());
    CHECK(Body {}.view().empty());
    CHECK(Body("a").view() == "a"); // Small enough to lie in the string itself.
}

TEST_CASE("an address to go to cannot break out of its header, whatever was typed")
{
    CHECK(see_other("/search?q=आशा b").headers.find("Location")
        == "/search?q=%E0%A4%86%E0%A4%B6%E0%A4%BE%20b");
    CHECK(see_other("/a\r\nSet-Cookie: b").headers.find("Location") == "/a%0D%0ASet-Cookie:%20b");
    CHECK(see_other("/r/50%25").headers.find("Location") == "/r/50%25");
    CHECK(see_other("/").status == 303);
}

TEST_CASE("a header that would break out of its line is a fault")
{
    Headers headers;
    for (auto const& value :
        { std::string("a\r\nb"), std::string("a\nb"), std::string("a\0b", 3), std::string("\x7f") })
        CHECK_THROWS_AS(headers.add("X", value), Fault);
    for (auto const* name : { "", "a b", "a:", "a\n", "ä" })
        CHECK_THROWS_AS(headers.add(name, "x"), Fault);
    CHECK(headers.fields().empty());
    headers.add("X", "a\tü");
    headers.set("x", "b");
    headers.add("X", "c");
    CHECK(headers.fields().size() == 2);
    CHECK(headers.find("X") == "b");
}

TEST_CASE("a file is saved under its own name, in any script, and under no other")
{
    auto const disposition = [](std::string_view filename) {
        return std::string(
            *bytes_reply(Body(), "text/csv", filename).headers.find("Content-Disposition"));
    };
    CHECK(disposition("") == "attachment");
    CHECK(disposition("list.csv") == "attachment; filename=\"list.csv\"");
    CHECK(
        disposition("न.csv") == "attachment; filename=\"___.csv\"; filename*=UTF-8''%E0%A4%A8.csv");
    CHECK(disposition("../a\\b\r\n.csv") == "attachment; filename=\".._a_b__.csv\"");
    CHECK(disposition("a\"; x=\"b")
        == "attachment; filename=\"a_; x=_b\"; filename*=UTF-8''a%22%3B%20x%3D%22b");
    CHECK(bytes_reply(Body(), "image/png", "a.png", Disposition::inline_)
              .headers.find("Content-Disposition")
        == "inline; filename=\"a.png\"");
}

TEST_CASE("a cookie of ours is for this browser session, our pages and no script")
{
    Reply reply;
    set_cookie(reply, "session", "0a1b", CookieScope::plain);
    clear_cookie(reply, "old", CookieScope::secure);
    auto const& fields = reply.headers.fields();
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].second == "session=0a1b; Path=/; HttpOnly; SameSite=Strict");
    CHECK(fields[1].second == "__Host-old=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
}

TEST_CASE("the head of a reply says what follows, and keeps pages out of the browser's files")
{
    std::string head = "left over from the last";
    write_head(head, html_reply("<p>"), AfterReply::keep);
    CHECK(head
        == "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 3\r\n"
           "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n");

    write_head(
        head, file_reply(Body("a"), "text/css", "7f", Caching::immutable), AfterReply::close);
    CHECK(head
        == "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\nContent-Length: 1\r\nETag: \"7f\"\r\n"
           "Accept-Ranges: bytes\r\nCache-Control: max-age=31536000, immutable\r\n"
           "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n");

    write_head(head, not_modified("7f"), AfterReply::keep_and_say);
    CHECK(head
        == "HTTP/1.1 304 Not Modified\r\nETag: \"7f\"\r\nCache-Control: no-store\r\n"
           "X-Content-Type-Options: nosniff\r\nConnection: keep-alive\r\n\r\n");
}

} // namespace saksi::http
