#include "base/bytes.hpp"
#include "http/form.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

static std::string const type = "multipart/form-data; boundary=----SaksiBoundary7";

static std::string part(
    std::string_view disposition, std::string_view bytes, std::string_view more = "")
{
    return "------SaksiBoundary7\r\nContent-Disposition: form-data" + std::string(disposition)
        + "\r\n" + std::string(more) + "\r\n" + std::string(bytes) + "\r\n";
}
static std::string const end = "------SaksiBoundary7--\r\n";

// What browsers send for a text, a file, an empty file box and a second file.
static std::string const body = part("; name=\"story\"", "line one\r\nline two")
    + part("; name=\"scan\"; filename=\"आशा.png\"", std::string("\x89PNG\0\r\n--\r\n", 11),
        "Content-Type: image/png\r\n")
    + part("; name=\"none\"; filename=\"\"", "", "Content-Type: application/octet-stream\r\n")
    + part("; name=\"scan\"; filename=\"b\"", "") + end;

TEST_CASE("texts and files are found as a browser sent them, to the byte")
{
    auto const form = MUST(parse_multipart(type, body));
    REQUIRE(form.fields().size() == 4);
    CHECK(form.text("story") == "line one\r\nline two");

    auto const scans = form.files("scan");
    REQUIRE(scans.size() == 2);
    CHECK(scans[0] == form.file("scan"));
    CHECK(scans[0]->filename == "आशा.png");
    CHECK(scans[0]->media_type == "image/png");
    CHECK(scans[0]->bytes == std::string_view("\x89PNG\0\r\n--\r\n", 11));
    CHECK(scans[1]->bytes.empty());

    // A box in which no file was chosen.
    CHECK(form.has("none"));
    CHECK(form.file("none") == nullptr);
    // A file is not a text, nor the other way round.
    CHECK(form.text("scan").empty());
    CHECK(form.file("story") == nullptr);
}

TEST_CASE("any bytes come through a file, any text through a field")
{
    testing::SeededDice dice { 3 };
    for (std::size_t size : { 0, 1, 2, 3, 100, 10'000 }) {
        Bytes bytes(size);
        dice.fill(bytes);
        auto const sent = part("; name=\"a\"; filename=\"b\"", text_of(bytes))
            + part("; name=\"c\"", "-\r\n----x") + end;
        auto const form = MUST(parse_multipart(type, sent));
        REQUIRE(form.file("a") != nullptr);
        CHECK(form.file("a")->bytes == text_of(bytes));
        CHECK(form.text("c") == "-\r\n----x");
    }
}

TEST_CASE("a form that was cut off anywhere is refused")
{
    // All but the last line break, which may be missing.
    for (std::size_t size = 0; size < body.size() - 2; ++size) {
        auto const form = parse_multipart(type, std::string_view(body).substr(0, size));
        REQUIRE_FALSE(form);
        CHECK(form.error().kind == ErrorKind::invalid);
    }
    CHECK(parse_multipart(type, std::string_view(body).substr(0, body.size() - 2)));
}

TEST_CASE("quotes in names are read, however the browser hides them")
{
    auto const named = [](std::string_view disposition) {
        return MUST(parse_multipart(type, part(disposition, "x", "") + end)).fields().front();
    };
    CHECK(named("; name=\"a%22b\"").name == "a\"b");
    CHECK(named("; name=\"a\\\"b\"").name == "a\"b");
    CHECK(named("; name=a").name == "a");
    CHECK(named(" ;  NAME=\"a;b\" ; x=y").name == "a;b");
    CHECK(named("; name=\"50%\"").name == "50%");
}

TEST_CASE("where a file lay on somebody's disk is forgotten")
{
    for (auto const* path :
        { "C:\\Users\\asha\\scan.pdf", "/home/asha/scan.pdf", "scan.pdf", "..\\../scan.pdf" }) {
        auto const sent = part("; name=\"a\"; filename=\"" + std::string(path) + "\"", "x") + end;
        CHECK(MUST(parse_multipart(type, sent)).file("a")->filename == "scan.pdf");
    }
}

TEST_CASE("what browsers do not send is refused")
{
    struct {
        std::string story;
        std::string content_type;
        std::string sent;
    } const cases[] = {
        { "no boundary", "multipart/form-data", body },
        { "an empty boundary", "multipart/form-data; boundary=", body },
        { "a boundary too long", "multipart/form-data; boundary=" + std::string(71, 'a'), body },
        { "two boundaries", type + "; boundary=b", body },
        { "another boundary", "multipart/form-data; boundary=other", body },
        { "text before the first part", type, "hello\r\n" + body },
        { "a part without a name", type, part("", "x") + end },
        { "a part with two names", type, part("; name=a; name=b", "x") + end },
        { "a part that is no form data", type,
            "------SaksiBoundary7\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n" + end },
        { "a part without a header", type, "------SaksiBoundary7\r\n\r\nx\r\n" + end },
        { "a quote that does not end", type, part("; name=\"a", "x") + end },
        { "a name that is not UTF-8", type, part("; name=\"\xff\"", "x") + end },
        { "a name with a line feed", type, part("; name=\"a\nb\"", "x") + end },
        { "a text that is not UTF-8", type, part("; name=a", "\xff") + end },
        { "a text with a NUL", type, part("; name=a", std::string_view("\0", 1)) + end },
        { "a file name that is not UTF-8", type, part("; name=a; filename=\"\xff\"", "x") + end },
        { "a file name with a NUL", type,
            part(std::string_view("; name=a; filename=\"a\0b\"", 24), "x") + end },
    };
    for (auto const& [story, content_type, sent] : cases) {
        CAPTURE(story);
        auto const form = parse_multipart(content_type, sent);
        REQUIRE_FALSE(form);
        CHECK(form.error().kind == ErrorKind::invalid);
    }
}

TEST_CASE("a part's header has an end, and a form has one")
{
    auto const long_header = parse_multipart(
        type, part("; name=a", "x", "X: " + std::string(9000, 'a') + "\r\n") + end);
    REQUIRE_FALSE(long_header);
    CHECK(long_header.error().kind == ErrorKind::too_large);

    std::string many;
    for (std::size_t i = 0; i <= form_fields_max; ++i)
        many += part("; name=a", "");
    auto const too_many = parse_multipart(type, many + end);
    REQUIRE_FALSE(too_many);
    CHECK(too_many.error().kind == ErrorKind::too_large);
}

} // namespace saksi::http
