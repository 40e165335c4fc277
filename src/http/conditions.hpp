// Conditional and partial answers: If-None-Match, Range and If-Range. Source: RFC 9110, 13 and 14.
#pragma once

#include "http/reply.hpp"
#include "http/request.hpp"

namespace saksi::http {

struct ByteRange {
    std::size_t first;
    std::size_t length; // At least 1.
    friend bool operator==(ByteRange, ByteRange) = default;
};

enum class RangeAnswer {
    whole, // No range, one we do not understand, or several: all is sent.
    part,
    unsatisfiable, // It begins behind the end.
};

struct RangeWish {
    RangeAnswer answer;
    ByteRange range { 0, 0 }; // Only for `part`; lies within the size.
};

// Reads a Range field for a body of `size` bytes.
RangeWish parse_range(std::string_view field, std::size_t size);

// Whether a list of entity tags (If-None-Match) names this one, which has its quotes.
bool lists_etag(std::string_view field, std::string_view etag);

// Makes of a whole answer (GET or HEAD, 200) what the request's conditions ask for: 304 if its ETag
// is known already, 206 or 416 if it has `Accept-Ranges: bytes` and a range was asked for. Any
// other answer stays as it is.
void apply_conditions(Request const&, Reply&);

} // namespace saksi::http
