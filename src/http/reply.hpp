// One answer as a handler gives it. The server adds Content-Length and Connection, leaves out the
// body for HEAD, and answers If-None-Match and Range (conditions.hpp).
//
// Unless a reply says something else it bears `Cache-Control: no-store`: a page about a case must
// not stay in a browser's files.
#pragma once

#include "http/cookie.hpp"
#include "http/headers.hpp"
#include "http/percent.hpp"

#include <functional>
#include <memory>

namespace saksi::http {

// Bytes that go out: own, shared and never changed again, or part of the program.
class Body {
public:
    Body() = default;
    Body(std::string bytes);
    Body(std::shared_ptr<std::string const> bytes);

    // Bytes that live as long as the program, such as embedded files. Nothing is copied.
    static Body of_program(std::string_view bytes);

    // Dies with the body if the bytes are its own.
    std::string_view view() const;
    std::size_t size() const { return view().size(); }

    // Keeps only `length` bytes from `first` on, without copying; both must lie within.
    void keep(std::size_t first, std::size_t length);

private:
    std::shared_ptr<std::string const> m_shared;
    std::string m_own;
    std::string_view m_program;
    std::size_t m_first = 0;
    std::size_t m_length = 0;
};

struct Reply {
    int status = 200;
    std::string content_type; // Empty where there is no body.
    Body body;
    Headers headers;
    // Called before the answer goes out, for what has to be waited for: beside the workers, who go
    // on meanwhile, one call at a time. It may put another answer in the place of this one; should
    // it throw, the server says that something failed.
    std::function<void(Reply&)> before_sent {};
};

Reply html_reply(std::string html, int status = 200); // text/html; charset=utf-8
Reply text_reply(std::string text, int status = 200); // text/plain; charset=utf-8

// "Look there with GET", the answer to every form that changed something. `location` is a path of
// ours; what URLs may not hold in it is percent-encoded, so that it cannot break out.
Reply see_other(std::string_view location);

enum class Disposition {
    inline_,    // The browser may show it.
    attachment, // The browser saves it.
};

// Bytes for which ranges are answered. A filename (UTF-8, may be empty) goes out in both spellings
// of RFC 6266, its controls and slashes as '_'.
Reply bytes_reply(Body, std::string media_type, std::string_view filename = {},
    Disposition = Disposition::attachment);

// A static file: cached for good if its address changes with its content, else asked for again each
// time. `etag` is the bare tag, without quotes; the content's hash is a good one.
enum class Caching { revalidate, immutable };
Reply file_reply(Body, std::string media_type, std::string_view etag, Caching);

Reply not_modified(std::string_view etag); // 304

// Sets a cookie for this browser session, with HttpOnly, SameSite=Strict and Path=/. The value may
// hold letters, digits and -._~ only; a token of ours, never data.
void set_cookie(Reply&, std::string_view name, std::string_view value, CookieScope);
void clear_cookie(Reply&, std::string_view name, CookieScope);

} // namespace saksi::http
