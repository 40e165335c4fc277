#include "base/fault.hpp"
#include "http/conditions.hpp"
#include "http/percent.hpp"
#include "http/request.hpp"
#include "testing/fuzz.hpp"

// Up to the first line feed the bytes are the target, then what the header fields hold.
SAKSI_FUZZ(bytes)
{
    using namespace saksi::http;
    auto const input = saksi::text_of(bytes);
    auto const line_end = std::min(input.find('\n'), input.size());
    auto const field = input.substr(std::min(line_end + 1, input.size()));

    auto const wish = parse_range(field, 1000);
    SAKSI_CHECK(wish.range.first <= 1000 && wish.range.length <= 1000 - wish.range.first);
    SAKSI_CHECK((wish.answer == RangeAnswer::part) == (wish.range.length > 0));
    (void)lists_etag(field, "\"a\"");

    auto request = make_request(Method::get, std::string(input.substr(0, line_end)));
    if (!request)
        return;
    auto const& path = request->path;
    SAKSI_CHECK(path.starts_with('/') && is_clean_text(path)
        && path.find_first_of("\r\n") == std::string::npos);

    // A path has one reading: encoded segment by segment it gives itself again.
    std::string encoded;
    for (std::string_view rest = path; !rest.empty();) {
        rest.remove_prefix(1);
        auto const segment = rest.substr(0, rest.find('/'));
        encoded += "/" + percent_encoded(segment);
        rest.remove_prefix(segment.size());
    }
    SAKSI_CHECK(MUST(make_request(Method::get, encoded)).path == path);

    try {
        request->headers.add("Cookie", std::string(field));
    } catch (saksi::Fault const&) {
        return; // The parser before us would have refused it as well.
    }
    (void)request->cookie("session");
}
