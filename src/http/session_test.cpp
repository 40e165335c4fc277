#include "testing/conversation.hpp"

#include <doctest/doctest.h>

namespace saksi::http {

// Its story: Beast 1.81 asserts that it has five bytes whenever it looks at the last chunk for the
// second time. Whoever sent "0", CR and LF, waited, and sent one byte more, would have stopped us.
TEST_CASE("how the bytes are cut on their way changes nothing")
{
    std::string const post = "POST /p HTTP/1.1\r\nHost: a\r\n";
    std::string const chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    for (auto const& [request, status] : std::vector<std::pair<std::string, int>> {
             { "GET /p?q=a HTTP/1.1\r\nHost: a\r\n\r\n", 200 },
             { post + "Content-Length: 3\r\n\r\ntwo", 200 },
             { chunked + "0\r\n\r\n", 200 },
             { chunked + "1;x=y\r\na\r\n2\r\nbc\r\n0\r\nTrailer: b\r\n\r\n", 200 },
             { chunked + "g\r\n\r\n", 400 },
             { chunked + "ff\r\n", 413 },
             { post + "Content-Length: 255\r\n\r\n", 413 },
             { "GET / HTTP/1.1\r\nHost: a\r\nBad header: x\r\n\r\n", 400 },
             { "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200 },
         }) {
        CAPTURE(request);
        auto const twice = request + request;
        auto const at_once = testing::conversation(twice, SIZE_MAX);
        CHECK(at_once.starts_with("HTTP/1.1 " + std::to_string(status)));
        for (std::size_t piece = 1; piece < twice.size(); ++piece)
            CHECK(testing::conversation(twice, piece) == at_once);
    }
}

} // namespace saksi::http
