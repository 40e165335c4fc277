// One request as a handler sees it: read to the end, decoded and checked.
#pragma once

#include "http/cookie.hpp"
#include "http/form.hpp"
#include "http/headers.hpp"

namespace saksi::http {

// The methods that exist here; the server answers any other with 501.
enum class Method { get, head, post, put, delete_ };

std::string_view name_of(Method); // "GET"

// What a pattern's `{name}` stood for; see router.hpp.
using PathVariables = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::get;
    std::string target;      // As sent: path and query, still encoded.
    std::string path;        // Decoded. UTF-8, begins with '/', no controls, no "." or "..".
    std::string query;       // What follows '?', still encoded. Empty if there is none.
    Form query_fields;       // The same, decoded.
    Headers headers;         // As sent, without the trailers of a chunked body.
    std::string body;        // Whole. The server refuses what is larger than the page allows.
    std::string client;      // The address it came from, such as "127.0.0.1".
    bool is_secure = false;  // It came over TLS.
    PathVariables variables; // Set by whoever matched the path.

    // Asking for a variable that the pattern does not have is our own mistake, and stops us.
    std::string_view path_variable(std::string_view name) const;

    // The first of that name in the query, or an empty text.
    std::string_view query_value(std::string_view name) const { return query_fields.text(name); }

    std::optional<std::string_view> header(std::string_view name) const
    {
        return headers.find(name);
    }

    // What set_cookie in reply.hpp wants to know for the answer.
    CookieScope cookie_scope() const
    {
        return is_secure ? CookieScope::secure : CookieScope::plain;
    }

    // The value of the first cookie that set_cookie set under that name, as sent.
    std::optional<std::string_view> cookie(std::string_view name) const;

    // The body as a form: urlencoded or multipart, as Content-Type says; no body is an empty form.
    // Parsed at every call, so call once. Files in it point into `body`.
    // Errors: those of parse_urlencoded and parse_multipart
    //         unsupported  another media type
    Result<Form> form() const;
};

// Makes a request from its parts, for the server and for tests of pages.
// Errors: invalid  the target does not begin with '/'; or the path holds an encoded '/', a control
//                  character, a "." or ".." segment; or it or the query is not UTF-8 or not well
//                  percent-encoded
Result<Request> make_request(
    Method, std::string target, Headers headers = {}, std::string body = {});

} // namespace saksi::http
