#include "http/reply_head.hpp"

#include <charconv>

namespace saksi::http {

static std::string_view reason_of(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 421:
        return "Misdirected Request";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    default:
        return ""; // The phrase is for people who read wires; RFC 9112, 4 lets it be empty.
    }
}

static void append_number(std::string& to, std::size_t number)
{
    char digits[20];
    auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    to.append(digits, end);
}

static void append_field(std::string& to, std::string_view name, std::string_view value)
{
    to.append(name).append(": ").append(value).append("\r\n");
}

bool has_body(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void write_head(std::string& to, Reply const& reply, AfterReply after)
{
    to = "HTTP/1.1 ";
    append_number(to, static_cast<std::size_t>(reply.status));
    to.append(" ").append(reason_of(reply.status)).append("\r\n");
    if (!reply.content_type.empty())
        append_field(to, "Content-Type", reply.content_type);
    if (has_body(reply.status)) {
        to += "Content-Length: ";
        append_number(to, reply.body.size());
        to += "\r\n";
    }
    for (auto const& [name, value] : reply.headers.fields())
        append_field(to, name, value);
    if (!reply.headers.find("Cache-Control"))
        append_field(to, "Cache-Control", "no-store");

    // A browser that guesses could run an attached text as a page of ours.
    append_field(to, "X-Content-Type-Options", "nosniff");
    switch (after) {
    case AfterReply::close:
        append_field(to, "Connection", "close");
        break;
    case AfterReply::keep:
        break;
    case AfterReply::keep_and_say:
        append_field(to, "Connection", "keep-alive");
        break;
    }
    to += "\r\n";
}

} // namespace saksi::http
