#include "http/reply.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace saksi::http {

Body::Body(std::string bytes)
    : m_own(std::move(bytes))
    , m_length(m_own.size())
{
}

Body::Body(std::shared_ptr<std::string const> bytes)
    : m_shared(std::move(bytes))
    , m_length(checked(m_shared.get())->size())
{
}

Body Body::of_program(std::string_view bytes)
{
    Body body;
    body.m_program = bytes;
    body.m_length = bytes.size();
    return body;
}

std::string_view Body::view() const
{
    std::string_view const whole = m_shared ? *m_shared : m_program.data() ? m_program : m_own;
    return whole.substr(m_first, m_length);
}

void Body::keep(std::size_t first, std::size_t length)
{
    SAKSI_CHECK(first <= m_length && length <= m_length - first);
    m_first += first;
    m_length = length;
}

static std::string quoted(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

Reply html_reply(std::string html, int status)
{
    return { status, "text/html; charset=utf-8", std::move(html), {} };
}

Reply text_reply(std::string text, int status)
{
    return { status, "text/plain; charset=utf-8", std::move(text), {} };
}

Reply see_other(std::string_view location)
{
    Reply reply { 303, {}, {}, {} };
    reply.headers.set("Location", percent_encoded_address(location));
    return reply;
}

// Source: RFC 6266, 4.1 and 4.3: an ASCII filename for all, and filename* with the true one.
static std::string content_disposition(std::string_view filename, Disposition disposition)
{
    std::string value = disposition == Disposition::inline_ ? "inline" : "attachment";
    if (filename.empty())
        return value;
    std::string safe(filename);
    std::ranges::replace_if(
        safe, [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/' || c == '\\'; }, '_');
    std::string ascii = safe;
    std::ranges::replace_if(
        ascii, [](unsigned char c) { return c >= 0x80 || c == '"' || c == '%'; }, '_');
    value += "; filename=" + quoted(ascii);
    if (ascii != safe)
        value += "; filename*=UTF-8''" + percent_encoded(safe);
    return value;
}

Reply bytes_reply(
    Body body, std::string media_type, std::string_view filename, Disposition disposition)
{
    Reply reply { 200, std::move(media_type), std::move(body), {} };
    reply.headers.set("Content-Disposition", content_disposition(filename, disposition));
    reply.headers.set("Accept-Ranges", "bytes");
    return reply;
}

Reply file_reply(Body body, std::string media_type, std::string_view etag, Caching caching)
{
    Reply reply { 200, std::move(media_type), std::move(body), {} };
    reply.headers.set("ETag", quoted(etag));
    reply.headers.set("Accept-Ranges", "bytes");
    reply.headers.set("Cache-Control",
        caching == Caching::immutable ? "max-age=31536000, immutable" : "no-cache");
    return reply;
}

Reply not_modified(std::string_view etag)
{
    Reply reply { 304, {}, {}, {} };
    reply.headers.set("ETag", quoted(etag));
    return reply;
}

static void add_cookie(
    Reply& reply, std::string_view name, std::string_view value, CookieScope scope, bool ends)
{
    SAKSI_CHECK(percent_encoded(name) == name && percent_encoded(value) == value);
    std::string field = std::string(scope == CookieScope::secure ? host_cookie_prefix : "")
        + std::string(name) + "=" + std::string(value);
    field += "; Path=/; HttpOnly; SameSite=Strict";
    if (scope == CookieScope::secure)
        field += "; Secure";
    if (ends)
        field += "; Max-Age=0";
    reply.headers.add("Set-Cookie", std::move(field));
}

void set_cookie(Reply& reply, std::string_view name, std::string_view value, CookieScope scope)
{
    add_cookie(reply, name, value, scope, false);
}

void clear_cookie(Reply& reply, std::string_view name, CookieScope scope)
{
    add_cookie(reply, name, "", scope, true);
}

} // namespace saksi::http
