#include "http/conditions.hpp"

#include <algorithm>
#include <charconv>

namespace saksi::http {

static std::optional<std::size_t> parse_number(std::string_view text)
{
    std::size_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

RangeWish parse_range(std::string_view field, std::size_t size)
{
    RangeWish const whole { RangeAnswer::whole };
    RangeWish const unsatisfiable { RangeAnswer::unsatisfiable };
    static constexpr std::string_view unit = "bytes=";
    auto const dash = field.find('-');
    if (!field.starts_with(unit) || dash == std::string_view::npos)
        return whole;
    auto const from = field.substr(unit.size(), dash - unit.size());
    auto const to = field.substr(dash + 1);

    if (from.empty()) { // "-500": the last 500.
        auto const length = parse_number(to);
        if (!length)
            return whole;
        auto const kept = std::min(*length, size);
        return kept == 0 ? unsatisfiable : RangeWish { RangeAnswer::part, { size - kept, kept } };
    }
    auto const first = parse_number(from);
    auto const last = to.empty() ? std::optional(SIZE_MAX) : parse_number(to);
    if (!first || !last || *last < *first)
        return whole;
    if (*first >= size)
        return unsatisfiable;
    return { RangeAnswer::part, { *first, std::min(*last, size - 1) - *first + 1 } };
}

bool lists_etag(std::string_view field, std::string_view etag)
{
    if (field == "*")
        return true;
    while (!field.empty()) {
        auto const start = field.find_first_not_of(" \t,");
        if (start == std::string_view::npos)
            return false;
        field.remove_prefix(start);
        if (field.starts_with("W/"))
            field.remove_prefix(2);
        auto const end = field.starts_with('"') ? field.find('"', 1) : std::string_view::npos;
        if (end == std::string_view::npos)
            return false;
        if (field.substr(0, end + 1) == etag)
            return true;
        field.remove_prefix(end + 1);
    }
    return false;
}

void apply_conditions(Request const& request, Reply& reply)
{
    if (reply.status != 200 || (request.method != Method::get && request.method != Method::head))
        return;
    auto const etag = reply.headers.find("ETag");
    auto const if_none_match = request.header("If-None-Match");
    if (etag && if_none_match && lists_etag(*if_none_match, *etag)) {
        reply.status = 304;
        reply.body = {};
        reply.content_type.clear();
        return;
    }

    auto const range = request.header("Range");
    if (!range || request.method != Method::get || reply.headers.find("Accept-Ranges") != "bytes")
        return;
    auto const if_range = request.header("If-Range");
    if (if_range && if_range != etag)
        return; // It has changed since; the rest would not fit what the client has.

    auto const size = reply.body.size();
    auto const wish = parse_range(*range, size);
    switch (wish.answer) {
    case RangeAnswer::whole:
        return;
    case RangeAnswer::part: {
        auto const [first, length] = wish.range;
        reply.status = 206;
        reply.body.keep(first, length);
        reply.headers.set("Content-Range",
            "bytes " + std::to_string(first) + "-" + std::to_string(first + length - 1) + "/"
                + std::to_string(size));
        return;
    }
    case RangeAnswer::unsatisfiable:
        reply = text_reply("The file is shorter than the part that was asked for.\n", 416);
        reply.headers.set("Content-Range", "bytes */" + std::to_string(size));
        return;
    }
}

} // namespace saksi::http
