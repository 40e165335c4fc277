// What the server does is told by raw sockets against a real one on a free port: an HTTP client
// would repair on the way what we want to see refused.
#include "http/server.hpp"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <latch>
#include <stdexcept>
#include <thread>

namespace saksi::http {

namespace {

using namespace std::chrono_literals;

struct WireReply {
    int status = 0;
    std::string head;
    std::string body;

    bool says(std::string_view line) const { return head.find(line) != std::string::npos; }
};

// One client connection. Waits for ten seconds at most, so that a server that hangs fails a test
// instead of stopping it.
class Wire {
public:
    explicit Wire(std::uint16_t port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        timeval const limit { .tv_sec = 10, .tv_usec = 0 };
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        int const yes = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    }

    Wire(Wire&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_read(std::move(other.m_read))
    {
    }

    ~Wire()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }

    // Whether all went out; a server that refuses may close before.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    void end_sending() { ::shutdown(m_socket, SHUT_WR); }

    // Reads on until `end` is among what was read. False if the server ended before.
    bool read_until(std::string_view end)
    {
        while (m_read.find(end) == std::string::npos) {
            if (!read_some())
                return false;
        }
        return true;
    }

    WireReply reply(bool with_body = true)
    {
        WireReply reply;
        if (!read_until("\r\n\r\n"))
            return reply;
        auto const head_size = m_read.find("\r\n\r\n") + 4;
        reply.head = m_read.substr(0, head_size);
        m_read.erase(0, head_size);
        reply.status = std::stoi(reply.head.substr(9, 3));
        auto const length = reply.head.find("Content-Length: ");
        if (with_body && length != std::string::npos) {
            auto const size = std::stoul(reply.head.substr(length + 16));
            while (m_read.size() < size && read_some()) { }
            reply.body = m_read.substr(0, size);
            m_read.erase(0, size);
        }
        return reply;
    }

    // Everything up to the server's end of the connection.
    std::string rest()
    {
        while (read_some()) { }
        return std::exchange(m_read, {});
    }

    bool is_ended() { return rest().empty() && m_has_ended; }

    // Whether the server says something or ends the connection meanwhile.
    bool has_news_within(std::chrono::milliseconds time) const
    {
        pollfd one { .fd = m_socket, .events = POLLIN, .revents = 0 };
        return ::poll(&one, 1, static_cast<int>(time.count())) > 0;
    }

private:
    bool read_some()
    {
        char bytes[16 * 1024];
        auto const count = ::recv(m_socket, bytes, sizeof bytes, 0);
        m_has_ended = count == 0;
        if (count > 0)
            m_read.append(bytes, static_cast<std::size_t>(count));
        return count > 0;
    }

    int m_socket;
    std::string m_read;
    bool m_has_ended = false;
};

std::string const letters = "abcdefghijklmnopqrstuvwxyz";

Reply small_site(Request& request)
{
    if (request.path == "/")
        return html_reply("<p>Hello " + std::string(request.query_value("name")) + "</p>");
    if (request.path == "/echo")
        return text_reply(std::string(name_of(request.method)) + " " + request.body);
    if (request.path == "/fail")
        throw std::runtime_error("the name of a witness");
    if (request.path == "/letters")
        return file_reply(Body::of_program(letters), "text/plain", "v1", Caching::revalidate);
    return text_reply("Not here.\n", 404);
}

// A server that runs as long as this stands.
class RunningServer {
public:
    explicit RunningServer(ServerSettings settings = {},
        std::function<Reply(Request&)> handler = small_site,
        std::function<Reply(int, Message)> on_error_page = {})
        : m_server(MUST(Server::open(std::move(settings),
              {
                  .handler =
                      [this, handler](Request& request) {
                          ++m_handled;
                          return handler(request);
                      },
                  .body_bytes_max = [](Method, std::string_view path) -> std::size_t {
                      return path == "/small" ? 1000 : 64 << 20;
                  },
                  .takes_long = [](Method, std::string_view path) { return path == "/takes-long"; },
                  .on_error_page = std::move(on_error_page),
              })))
        , m_thread([this] { m_server->run(); })
    {
    }

    ~RunningServer() { m_server->stop(); }

    Wire connect() const { return Wire(m_server->port()); }
    std::string host() const
    {
        return "Host: 127.0.0.1:" + std::to_string(m_server->port()) + "\r\n";
    }
    std::uint16_t port() const { return m_server->port(); }
    int handled() const { return m_handled; }
    void stop() { m_server->stop(); }
    void join() { m_thread.join(); }

    std::string get(std::string_view target, std::string_view more = "") const
    {
        return "GET " + std::string(target) + " HTTP/1.1\r\n" + host() + std::string(more) + "\r\n";
    }
    std::string post(
        std::string_view target, std::string_view more, std::string_view body = "") const
    {
        return "POST " + std::string(target) + " HTTP/1.1\r\n" + host() + std::string(more) + "\r\n"
            + std::string(body);
    }

    WireReply ask(std::string_view request) const
    {
        auto wire = connect();
        wire.send(request);
        return wire.reply();
    }

private:
    std::atomic<int> m_handled = 0;
    std::unique_ptr<Server> m_server;
    std::jthread m_thread;
};

} // namespace

TEST_CASE("a page is answered, and the connection serves the next request")
{
    RunningServer server;
    auto wire = server.connect();
    for (int i = 0; i < 3; ++i) {
        wire.send(server.get("/?name=Asha%20K"));
        auto const reply = wire.reply();
        CHECK(reply.status == 200);
        CHECK(reply.body == "<p>Hello Asha K</p>");
        CHECK(reply.says("Content-Type: text/html; charset=utf-8\r\n"));
        CHECK(reply.says("Cache-Control: no-store\r\n"));
        CHECK_FALSE(reply.says("Connection:"));
    }
}

TEST_CASE("what an answer waits for is waited for beside the only worker")
{
    std::latch other_was_answered { 1 };
    RunningServer server({}, [&](Request& request) {
        auto reply = small_site(request);
        if (request.path == "/") {
            reply.before_sent = [&](Reply& answer) {
                other_was_answered.wait();
                answer.headers.set("Waited", "yes");
            };
        }
        return reply;
    });
    auto waiting = server.connect();
    waiting.send(server.get("/?name=Asha"));
    CHECK_FALSE(waiting.has_news_within(50ms));
    CHECK(server.ask(server.get("/letters")).status == 200);
    other_was_answered.count_down();
    auto const reply = waiting.reply();
    CHECK(reply.body == "<p>Hello Asha</p>");
    CHECK(reply.says("Waited: yes\r\n"));
}

TEST_CASE("an answer that could not wait for what it had to is not sent")
{
    RunningServer server({}, [](Request& request) {
        auto reply = small_site(request);
        reply.before_sent = [](Reply& answer) {
            if (answer.body.view().find("Binod") != std::string_view::npos)
                answer = text_reply("another answer", 409);
            else
                throw std::runtime_error("the name of a witness");
        };
        return reply;
    });
    auto const failed = server.ask(server.get("/?name=Asha"));
    CHECK(failed.status == 500);
    CHECK(failed.body.find("Asha") == std::string::npos);
    CHECK(failed.body.find("witness") == std::string::npos);
    auto const replaced = server.ask(server.get("/?name=Binod"));
    CHECK(replaced.status == 409);
    CHECK(replaced.body == "another answer");
}

TEST_CASE("requests sent ahead are answered in their order")
{
    RunningServer server;
    auto wire = server.connect();
    wire.send(server.get("/?name=a") + server.post("/echo", "Content-Length: 3\r\n", "two")
        + server.post("/echo", "Transfer-Encoding: chunked\r\n", "2\r\nth\r\n3\r\nree\r\n0\r\n\r\n")
        + server.get("/nowhere") + server.get("/?name=e"));
    CHECK(wire.reply().body == "<p>Hello a</p>");
    CHECK(wire.reply().body == "POST two");
    CHECK(wire.reply().body == "POST three");
    CHECK(wire.reply().status == 404);
    CHECK(wire.reply().body == "<p>Hello e</p>");
}

TEST_CASE("what is ambiguous or malformed is refused, closed and handled by nobody")
{
    RunningServer server;
    auto const host = server.host();
    auto const chunked = std::string("0\r\n\r\n");
    struct {
        std::string story;
        std::string request;
        int status;
    } const cases[] = {
        { "length and chunks",
            server.post("/echo", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked),
            400 },
        { "chunks and length",
            server.post("/echo", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked),
            400 },
        { "two lengths", server.post("/echo", "Content-Length: 1\r\nContent-Length: 2\r\n", "ab"),
            400 },
        { "one length twice",
            server.post("/echo", "Content-Length: 1\r\nContent-Length: 1\r\n", "a"), 400 },
        { "a list of lengths", server.post("/echo", "Content-Length: 1, 2\r\n", "ab"), 400 },
        { "a negative length", server.post("/echo", "Content-Length: -1\r\n", "a"), 400 },
        { "a length with a sign", server.post("/echo", "Content-Length: +1\r\n", "a"), 400 },
        { "a length beyond 64 bits",
            server.post("/echo", "Content-Length: 18446744073709551617\r\n"), 400 },
        { "another coding", server.post("/echo", "Transfer-Encoding: gzip\r\n", chunked), 400 },
        { "almost chunked", server.post("/echo", "Transfer-Encoding: xchunked\r\n", chunked), 400 },
        { "chunked at the end",
            server.post("/echo", "Transfer-Encoding: gzip, chunked\r\n", chunked), 400 },
        { "chunked twice", server.post("/echo", "Transfer-Encoding: chunked, chunked\r\n", chunked),
            400 },
        { "two codings",
            server.post(
                "/echo", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", chunked),
            400 },
        { "an unknown coding with a length",
            server.post("/echo", "Transfer-Encoding: x\r\nContent-Length: 5\r\n", chunked), 400 },
        { "chunks in HTTP/1.0",
            "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked, 400 },
        { "a chunk size that is none",
            server.post("/echo", "Transfer-Encoding: chunked\r\n", "zz\r\n\r\n"), 400 },
        { "a chunk size too large to count",
            server.post("/echo", "Transfer-Encoding: chunked\r\n", "1ffffffffffffffff\r\n\r\n"),
            400 },
        { "a chunk longer than it says",
            server.post("/echo", "Transfer-Encoding: chunked\r\n", "1\r\nab\r\n0\r\n\r\n"), 400 },
        { "a space before the colon", server.get("/", "Accept : x\r\n"), 400 },
        { "a header without a name", server.get("/", ": x\r\n"), 400 },
        { "a NUL in a header", server.get("/", std::string("Accept: a\0b\r\n", 13)), 400 },
        { "line feeds alone", "GET / HTTP/1.1\n" + host + "\n", 400 },
        { "a line feed in a value", server.get("/", "Accept: a\nX: b\r\n"), 400 },
        { "a carriage return in a value", server.get("/", "Accept: a\rX: b\r\n"), 400 },
        { "no host", "GET / HTTP/1.1\r\n\r\n", 400 },
        { "two hosts", server.get("/", host), 400 },
        { "another host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421 },
        { "our address at another port", "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 421 },
        { "another host in HTTP/1.0", "GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n", 421 },
        { "another host in the target", server.get("http://evil.example/"), 421 },
        { "a target of another kind", server.get("*"), 400 },
        { "a target of another scheme", server.get("ftp://127.0.0.1/"), 400 },
        { "a space in the target", server.get("/ /"), 400 },
        { "an unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501 },
        { "a method for proxies", "CONNECT a:1 HTTP/1.1\r\n" + host + "\r\n", 501 },
        { "a method that shows headers", "TRACE / HTTP/1.1\r\n" + host + "\r\n", 501 },
        { "an unknown version", "GET / HTTP/2.0\r\n" + host + "\r\n", 400 },
        { "no HTTP at all", "\x16\x03\x01\x02\x01 hello\r\n\r\n", 400 },
        { "a path that climbs", server.get("/a/%2e%2e/b"), 400 },
        { "a path with a hidden slash", server.get("/a%2Fb"), 400 },
        { "a path with a NUL", server.get("/a%00b"), 400 },
        { "a path that is not UTF-8", server.get("/%C3%28"), 400 },
        { "a query that is not UTF-8", server.get("/?name=%FF"), 400 },
        { "a query with a NUL", server.get("/?name=%00"), 400 },
    };
    for (auto const& [story, request, status] : cases) {
        CAPTURE(story);
        auto wire = server.connect();
        wire.send(request + server.get("/?name=smuggled"));
        auto const reply = wire.reply();
        CHECK(reply.status == status);
        CHECK_FALSE(reply.body.empty());
        wire.end_sending();
        CHECK(wire.is_ended());
    }
    CHECK(server.handled() == 0);
}

TEST_CASE("localhost and the absolute form of our own address are us")
{
    RunningServer server;
    auto const port = std::to_string(server.port());
    CHECK(server.ask("GET /?name=a HTTP/1.1\r\nHost: LOCALHOST:" + port + "\r\n\r\n").body
        == "<p>Hello a</p>");
    CHECK(server.ask("GET /?name=a HTTP/1.1\r\nHost: [::1]:" + port + "\r\n\r\n").status == 200);
    CHECK(server.ask(server.get("http://127.0.0.1:" + port + "/?name=a")).body == "<p>Hello a</p>");
    CHECK(server.ask(server.get("http://127.0.0.1:" + port)).body == "<p>Hello </p>");
}

TEST_CASE("a header above sixteen KiB is refused, in one line, in many, and in pieces")
{
    RunningServer server;
    CHECK(server.ask(server.get("/", "A: " + std::string(17'000, 'a') + "\r\n")).status == 431);
    CHECK(server.ask("GET /" + std::string(17'000, 'a')).status == 431);

    std::string many;
    for (int i = 0; i < 400; ++i)
        many += "Header-Number-" + std::to_string(i) + ": " + std::string(30, 'a') + "\r\n";
    CHECK(server.ask(server.get("/", many)).status == 431);

    // Each read ends with a whole line here, where Beast starts to count anew.
    auto wire = server.connect();
    wire.send("GET / HTTP/1.1\r\n" + server.host());
    std::string const line = "A: " + std::string(1000, 'a') + "\r\n";
    for (int i = 0; i < 20 && wire.send(line); ++i) { }
    CHECK(wire.reply().status == 431);

    CHECK(server.ask(server.get("/?name=a", "A: " + std::string(15'000, 'a') + "\r\n")).status
        == 200);
    CHECK(server.handled() == 1);
}

TEST_CASE("a body above the page's limit is refused before it is taken")
{
    RunningServer server;
    std::string const body(1001, 'a');
    std::string const chunked = "3e9\r\n" + body + "\r\n0\r\n\r\n";

    auto const too_large = server.ask(server.post("/small", "Content-Length: 1001\r\n", body));
    CHECK(too_large.status == 413);
    CHECK(too_large.body == "This is larger than the page takes.\n");
    CHECK(too_large.says("Connection: close\r\n"));
    CHECK(
        server.ask(server.post("/small", "Content-Length: 1000000000000000000\r\n")).status == 413);
    CHECK(
        server.ask(server.post("/small", "Transfer-Encoding: chunked\r\n", chunked)).status == 413);
    std::string many;
    for (int i = 0; i < 101; ++i)
        many += "a\r\n0123456789\r\n";
    CHECK(server.ask(server.post("/small", "Transfer-Encoding: chunked\r\n", many)).status == 413);
    CHECK(server.handled() == 0);

    // To the byte.
    CHECK(server.ask(server.post("/small", "Content-Length: 1000\r\n", body.substr(1))).status
        == 404);
}

TEST_CASE("a client that asks before it sends a large body is told at once")
{
    RunningServer server;
    auto refused = server.connect();
    refused.send(server.post("/small", "Content-Length: 1001\r\nExpect: 100-continue\r\n"));
    CHECK(refused.reply().status == 413);

    auto taken = server.connect();
    taken.send(server.post("/echo", "Content-Length: 3\r\nExpect: 100-continue\r\n"));
    CHECK(taken.reply().status == 100);
    taken.send("two");
    CHECK(taken.reply().body == "POST two");
}

// In KiB. The peak is that since `forget_peak`.
static std::size_t memory_peak()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stoul(line.substr(6));
    }
    return 0;
}
static void forget_peak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

// The address sanitizer keeps what was given back for a while.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
static constexpr long kibibytes_of_slack = 64 * 1024;
#else
static constexpr long kibibytes_of_slack = 8 * 1024;
#endif
#else
static constexpr long kibibytes_of_slack = 8 * 1024;
#endif

TEST_CASE("a form field of 200 MB costs no memory, and its sender reads why it was refused")
{
    RunningServer server;
    std::string const piece(1 << 20, 'a');
    for (bool const is_chunked : { false, true }) {
        forget_peak();
        auto const before = memory_peak();
        auto wire = server.connect();
        wire.send(server.post("/small",
            is_chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: 209715200\r\n"));
        if (is_chunked)
            wire.send("C800000\r\n");
        bool all_sent = true;
        for (int i = 0; i < 200; ++i)
            all_sent = all_sent && wire.send(piece);
        CHECK(all_sent);
        CHECK(wire.reply().status == 413);
        CHECK(memory_peak() - before < kibibytes_of_slack);
    }
}

TEST_CASE("endless chunk headers and trailers are refused")
{
    RunningServer server;
    for (auto const* start : { "1;", "0\r\nA: " }) {
        auto wire = server.connect();
        wire.send(server.post("/echo", "Transfer-Encoding: chunked\r\n", start));
        std::string const piece(1000, 'a');
        for (int i = 0; i < 100 && wire.send(piece); ++i) { }
        CHECK(wire.reply().status == 400);
    }
    CHECK(server.handled() == 0);
}

TEST_CASE("what a trailer says is not in the headers")
{
    RunningServer server { {},
        [](Request& request) { return text_reply(request.header("X-Late") ? "late" : "clean"); } };
    auto const request = server.post(
        "/", "Transfer-Encoding: chunked\r\n", "0\r\nX-Late: 1\r\n\r\n");
    CHECK(server.ask(request).body == "clean");
}

TEST_CASE("an upload that breaks off reaches no handler")
{
    RunningServer server;
    for (auto const& request : {
             server.post("/echo", "Content-Length: 100\r\n", "only a part"),
             server.post("/echo", "Transfer-Encoding: chunked\r\n", "64\r\nonly a part"),
             server.post("/echo", "Transfer-Encoding: chunked\r\n", "4\r\npart\r\n"),
             server.post("/echo", "Transfer-Encoding: chunked\r\n", "4\r\npart\r\n0\r\n"),
             std::string("GET / HTTP/1.1\r\nHost: 127"),
         }) {
        auto wire = server.connect();
        wire.send(request);
        wire.end_sending();
        CHECK(wire.is_ended());
    }
    CHECK(server.handled() == 0);
}

TEST_CASE("HTTP/1.0 is answered, and its connection kept only if it asks")
{
    RunningServer server;
    auto closed = server.connect();
    closed.send("GET /?name=a HTTP/1.0\r\n\r\n");
    auto const reply = closed.reply();
    CHECK(reply.body == "<p>Hello a</p>");
    CHECK(reply.says("Connection: close\r\n"));
    CHECK(closed.is_ended());

    auto kept = server.connect();
    for (int i = 0; i < 2; ++i) {
        kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        CHECK(kept.reply().says("Connection: keep-alive\r\n"));
    }
}

TEST_CASE("a client that wants to end after the answer is let go")
{
    RunningServer server;
    auto wire = server.connect();
    wire.send(server.get("/", "Connection: close\r\n"));
    CHECK(wire.reply().says("Connection: close\r\n"));
    CHECK(wire.is_ended());
}

TEST_CASE("HEAD says what GET would send, and sends none of it")
{
    RunningServer server;
    auto wire = server.connect();
    wire.send("HEAD /?name=a HTTP/1.1\r\n" + server.host() + "\r\n" + server.get("/?name=b"));
    auto const head = wire.reply(false);
    CHECK(head.status == 200);
    CHECK(head.says("Content-Length: 14\r\n"));
    CHECK(wire.reply().body == "<p>Hello b</p>");
}

TEST_CASE("a known file is not sent again, and a part of it alone")
{
    RunningServer server;
    CHECK(server.ask(server.get("/letters")).body == letters);

    auto wire = server.connect();
    wire.send(server.get("/letters", "If-None-Match: \"v1\"\r\n"));
    auto const known = wire.reply();
    CHECK(known.status == 304);
    CHECK_FALSE(known.says("Content-Length"));

    wire.send(server.get("/letters", "Range: bytes=2-4\r\n"));
    auto const part = wire.reply();
    CHECK(part.status == 206);
    CHECK(part.body == "cde");
    CHECK(part.says("Content-Range: bytes 2-4/26\r\n"));

    wire.send(server.get("/letters", "Range: bytes=26-\r\n"));
    auto const beyond = wire.reply();
    CHECK(beyond.status == 416);
    CHECK(beyond.says("Content-Range: bytes */26\r\n"));
}

TEST_CASE("a handler that fails gives a page that says nothing of the reason, and the server lives")
{
    RunningServer server;
    auto wire = server.connect();
    wire.send(server.get("/fail") + server.get("/?name=a"));
    auto const reply = wire.reply();
    CHECK(reply.status == 500);
    CHECK((reply.head + reply.body).find("witness") == std::string::npos);
    CHECK(wire.reply().body == "<p>Hello a</p>");

    // Whatever is thrown, and from the page that was to say so too.
    RunningServer worse { {}, [](Request&) -> Reply { throw 7; },
        [](int, Message) -> Reply { throw std::runtime_error("the name of a witness"); } };
    CHECK(worse.ask(worse.get("/")).status == 500);
    CHECK(worse.ask("nonsense\r\n\r\n").status == 400);
}

TEST_CASE("a handler cannot be made to split its reply in two")
{
    RunningServer server { {}, [](Request& request) {
                              Reply reply;
                              reply.headers.set("X-Echo", std::string(request.query_value("a")));
                              return reply;
                          } };
    CHECK(server.ask(server.get("/?a=one%0D%0ASet-Cookie:%20a=b")).status == 500);
}

TEST_CASE("the server's own refusals are rendered by the face")
{
    RunningServer server { {}, small_site, [](int status, Message sentence) {
                              return html_reply(
                                  "<h1>" + std::string(sentence.text()) + "</h1>", status);
                          } };
    auto const reply = server.ask("GET / HTTP/1.1\r\n\r\n");
    CHECK(reply.status == 400);
    CHECK(reply.body == "<h1>The request does not say once to which host it goes.</h1>");
}

TEST_CASE("three hundred idle connections do not stop a fresh request")
{
    RunningServer server;
    std::vector<Wire> idle;
    for (int i = 0; i < 300; ++i) {
        idle.push_back(server.connect());
        if (i % 2 == 0)
            idle.back().send("GET / HTTP/1.1\r\nHost: half");
    }
    CHECK(server.ask(server.get("/?name=a")).body == "<p>Hello a</p>");
}

TEST_CASE("when there are too many connections the longest idle one makes room")
{
    RunningServer server { { .connections_max = 2 } };
    auto first = server.connect();
    first.send(server.get("/"));
    CHECK(first.reply().status == 200);
    auto second = server.connect();
    second.send(server.get("/"));
    CHECK(second.reply().status == 200);

    auto third = server.connect();
    third.send(server.get("/"));
    CHECK(third.reply().status == 200);
    CHECK(first.is_ended());
    second.send(server.get("/"));
    CHECK(second.reply().status == 200);
}

// Its story: slowhttptest with 600 unfinished requests kept everybody else out.
TEST_CASE("when none is idle an unfinished request makes room, and one being answered does not")
{
    std::latch begun { 1 };
    std::latch may_end { 1 };
    RunningServer server { { .connections_max = 2 }, [&](Request& request) {
                              if (request.path == "/slow") {
                                  begun.count_down();
                                  may_end.wait();
                              }
                              return text_reply("done");
                          } };
    auto slow = server.connect();
    slow.send(server.get("/slow"));
    begun.wait();
    auto dawdler = server.connect();
    dawdler.send(server.post("/echo", "Content-Length: 3\r\nExpect: 100-continue\r\n"));
    CHECK(dawdler.reply().status == 100);

    auto fresh = server.connect();
    fresh.send(server.post("/echo", "Content-Length: 3\r\nExpect: 100-continue\r\n"));
    CHECK(fresh.reply().status == 100);
    CHECK(dawdler.is_ended());
    may_end.count_down();
    CHECK(slow.reply().body == "done");
    fresh.send("two");
    CHECK(fresh.reply().body == "done");
}

TEST_CASE("who dawdles over a header or a body is cut")
{
    RunningServer server { { .header_wait = 50ms, .body_wait = 50ms, .reap_every = 10ms } };
    for (auto const& beginning : { std::string(), std::string("GET / HTTP/1.1\r\n"),
             server.post("/echo", "Content-Length: 100\r\n", "a"),
             server.post("/echo", "Transfer-Encoding: chunked\r\n", "5\r\n") }) {
        auto wire = server.connect();
        wire.send(beginning);
        CHECK(wire.is_ended());
    }
    CHECK(server.handled() == 0);
}

TEST_CASE("who sends a body byte by byte, each in time, is cut all the same")
{
    RunningServer server {
        { .body_wait = 300ms, .bytes_per_second_min = 1'000'000, .reap_every = 10ms }
    };
    auto wire = server.connect();
    wire.send(server.post("/echo", "Content-Length: 1000\r\n", "a"));
    int pieces = 1;
    while (pieces < 500 && !wire.has_news_within(10ms)) {
        wire.send("a");
        ++pieces;
    }
    CHECK(pieces < 500);
    CHECK(wire.rest().empty());
    CHECK(server.handled() == 0);
}

TEST_CASE("who does not take the answer is cut: otherwise this server would never stop")
{
    std::latch asked { 1 };
    RunningServer server { { .write_wait = 50ms, .stop_wait = 1h, .reap_every = 10ms },
        [&](Request&) {
            asked.count_down();
            return text_reply(std::string(64 << 20, 'a'));
        } };
    auto wire = server.connect();
    wire.send(server.get("/"));
    asked.wait();
    server.stop();
    server.join();
    CHECK(wire.rest().size() < 64 << 20);
}

TEST_CASE("a slow page does not keep others from being answered")
{
    std::latch begun { 1 };
    std::latch may_end { 1 };
    RunningServer server { { .worker_count = 2 }, [&](Request& request) {
                              if (request.path == "/slow") {
                                  begun.count_down();
                                  may_end.wait();
                              }
                              return text_reply(request.path);
                          } };
    auto slow = server.connect();
    slow.send(server.get("/slow"));
    begun.wait();
    CHECK(server.ask(server.get("/quick")).body == "/quick");
    may_end.count_down();
    CHECK(slow.reply().body == "/slow");
}

TEST_CASE("what takes long on purpose runs beside the only worker, and one at a time")
{
    std::latch others_were_served(1);
    std::atomic<int> at_once = 0;
    std::atomic<bool> were_two = false;
    RunningServer server({ .worker_count = 1 }, [&](Request& request) {
        if (request.path != "/takes-long")
            return small_site(request);
        were_two = were_two || at_once.fetch_add(1) > 0;
        others_were_served.wait();
        at_once.fetch_sub(1);
        return text_reply("done");
    });
    auto first = server.connect();
    auto second = server.connect();
    first.send(server.post("/takes-long", "Content-Length: 0\r\n"));
    second.send(server.post("/takes-long", "Content-Length: 0\r\n"));
    for (int i = 0; i < 20; ++i)
        CHECK(server.ask(server.get("/?name=x")).status == 200);
    others_were_served.count_down();
    CHECK(first.reply().body == "done");
    CHECK(second.reply().body == "done");
    CHECK_FALSE(were_two);
}

TEST_CASE("one address cannot take all connections")
{
    RunningServer server({ .connections_of_address_max = 3 });
    std::vector<Wire> wires;
    for (int i = 0; i < 3; ++i) {
        wires.push_back(server.connect());
        wires.back().send(server.get("/"));
        CHECK(wires.back().reply().status == 200);
    }
    auto one_more = server.connect();
    one_more.send(server.get("/"));
    CHECK(one_more.rest().empty());
    wires[0].send(server.get("/"));
    CHECK(wires[0].reply().status == 200);
}

TEST_CASE("one address cannot ask faster than its rate, and is told so")
{
    // So slow a rate that the test is over before a token comes back.
    RunningServer server({ .requests_per_second = 0.001, .requests_burst = 4 });
    auto wire = server.connect();
    for (int i = 0; i < 4; ++i) {
        wire.send(server.get("/"));
        CHECK(wire.reply().status == 200);
    }
    wire.send(server.get("/"));
    auto const refused = wire.reply();
    CHECK(refused.status == 429);
    CHECK_FALSE(refused.body.empty());
    CHECK(server.handled() == 4);

    // Nor begin connection after connection.
    for (int i = 0; i < 3; ++i)
        CHECK(server.ask(server.get("/")).status == 429);
    auto cut = server.connect();
    cut.send(server.get("/"));
    CHECK(cut.rest().empty());
}

TEST_CASE("stopping lets a request under way finish, closes the idle, and takes no more")
{
    std::latch begun { 1 };
    std::latch may_end { 1 };
    RunningServer server { { .stop_wait = 1h }, [&](Request&) {
                              begun.count_down();
                              may_end.wait();
                              return text_reply("done");
                          } };
    auto idle = server.connect();
    auto busy = server.connect();
    busy.send(server.get("/"));
    begun.wait();
    server.stop();
    CHECK(idle.is_ended());
    may_end.count_down();
    auto const reply = busy.reply();
    CHECK(reply.body == "done");
    CHECK(reply.says("Connection: close\r\n"));
    server.join();

    // The port is free again.
    auto const next = Server::open({ .port = server.port() },
        { .handler = small_site,
            .body_bytes_max = [](auto&&...) { return 0; },
            .on_error_page = {} });
    CHECK(next);
}

TEST_CASE("a server that was stopped before it ran does not run")
{
    auto const server = MUST(Server::open({},
        { .handler = small_site,
            .body_bytes_max = [](auto&&...) { return 0; },
            .on_error_page = {} }));
    server->stop();
    server->stop();
    server->run();
}

TEST_CASE("a port that another holds, and an address that is none, are told apart")
{
    RunningServer server;
    ServerHooks const hooks {
        .handler = small_site, .body_bytes_max = [](auto&&...) { return 0; }, .on_error_page = {}
    };
    auto const taken = Server::open({ .port = server.port() }, hooks);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().kind == ErrorKind::conflict);
    auto const nonsense = Server::open({ .address = "the office" }, hooks);
    REQUIRE_FALSE(nonsense);
    CHECK(nonsense.error().kind == ErrorKind::invalid);
}

} // namespace saksi::http
