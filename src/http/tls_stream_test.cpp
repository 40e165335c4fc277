// The server over TLS, told by OpenSSL's own client on a socket that is not ours.
#include "http/server.hpp"
#include "testing/tls_papers.hpp"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <thread>

namespace saksi::http {

namespace {

using namespace std::chrono_literals;

class TlsServer {
public:
    explicit TlsServer(ServerSettings settings = {})
    {
        settings.tls = { papers.certificate(), papers.key() };
        m_server = MUST(Server::open(std::move(settings),
            {
                .handler =
                    [this](Request& request) {
                        ++handled;
                        if (request.path == "/large")
                            return text_reply(std::string(1 << 20, 'x'));
                        return text_reply(std::string(request.is_secure ? "secure" : "plain") + " "
                            + std::string(request.cookie("a").value_or("none")));
                    },
                .body_bytes_max = [](Method, std::string_view) -> std::size_t { return 1000; },
                .on_error_page = {},
            }));
        m_thread = std::jthread([this] { m_server->run(); });
    }
    ~TlsServer() { m_server->stop(); }
    std::uint16_t port() const { return m_server->port(); }
    std::string head(std::string_view what) const
    {
        return std::string(what) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port())
            + "\r\nConnection: close\r\n";
    }

    testing::TlsPapers papers { "127.0.0.1" };
    std::atomic<int> handled = 0;

private:
    std::unique_ptr<Server> m_server;
    std::jthread m_thread;
};

// A client that trusts the server's own certificate and nothing else. Waits ten seconds at most.
class Client {
public:
    explicit Client(TlsServer const& server)
        : m_context(SSL_CTX_new(TLS_client_method()))
        , m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        REQUIRE(
            SSL_CTX_load_verify_locations(m_context, server.papers.certificate().c_str(), nullptr)
            == 1);
        SSL_CTX_set_verify(m_context, SSL_VERIFY_PEER, nullptr);
        timeval const limit { .tv_sec = 10, .tv_usec = 0 };
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(server.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    }
    ~Client()
    {
        SSL_free(m_tls);
        SSL_CTX_free(m_context);
        ::close(m_socket);
    }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    bool shake_hands(int version_max = TLS1_3_VERSION, char const* groups = "X25519:P-256")
    {
        m_tls = SSL_new(m_context);
        SSL_set_max_proto_version(m_tls, version_max);
        REQUIRE(SSL_set1_groups_list(m_tls, groups) == 1);
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_tls), "127.0.0.1");
        SSL_set_fd(m_tls, m_socket);
        return SSL_connect(m_tls) == 1;
    }
    std::string version() const { return SSL_get_version(m_tls); }

    void send(std::string_view bytes)
    {
        CHECK(SSL_write(m_tls, bytes.data(), static_cast<int>(bytes.size())) > 0);
    }

    // All up to the server's word that it ends.
    std::string rest()
    {
        std::string all;
        std::array<char, 16 * 1024> bytes {};
        for (int count = 0; (count = SSL_read(m_tls, bytes.data(), bytes.size())) > 0;)
            all.append(bytes.data(), static_cast<std::size_t>(count));
        CHECK((SSL_get_shutdown(m_tls) & SSL_RECEIVED_SHUTDOWN) != 0);
        return all;
    }

    bool send_plain(std::string_view bytes)
    {
        return ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0;
    }
    // What comes without TLS until the connection ends; nothing if it does not end.
    std::optional<std::string> plain_rest()
    {
        std::string all;
        std::array<char, 1024> bytes {};
        for (ssize_t count = 0;;) {
            count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
            if (count < 0 && errno != ECONNRESET)
                return std::nullopt;
            if (count <= 0)
                return all;
            all.append(bytes.data(), static_cast<std::size_t>(count));
        }
    }

private:
    SSL_CTX* m_context;
    int m_socket;
    SSL* m_tls = nullptr;
};

} // namespace

TEST_CASE("over TLS 1.3 a page is answered whole, and its end is told by the server")
{
    TlsServer server;
    Client client(server);
    REQUIRE(client.shake_hands());
    CHECK(client.version() == "TLSv1.3");
    client.send(server.head("GET /large") + "\r\n");
    auto const reply = client.rest();
    CHECK(reply.starts_with("HTTP/1.1 200 "));
    CHECK(reply.size() > 1 << 20);
    CHECK(reply.ends_with(std::string(1000, 'x')));
}

TEST_CASE("over TLS only a cookie that no other host can have set is seen")
{
    TlsServer server;
    auto const answer_to = [&](std::string_view cookie) {
        Client client(server);
        REQUIRE(client.shake_hands());
        client.send(server.head("GET /") + "Cookie: " + std::string(cookie) + "\r\n\r\n");
        return client.rest();
    };
    CHECK(answer_to("a=planted; __Host-a=ours").ends_with("\r\n\r\nsecure ours"));
    CHECK(answer_to("a=planted").ends_with("\r\n\r\nsecure none"));
}

TEST_CASE("over TLS another host's name is refused, and a body too large is told")
{
    TlsServer server;
    Client stranger(server);
    REQUIRE(stranger.shake_hands());
    stranger.send("GET / HTTP/1.1\r\nHost: stranger.example\r\n\r\n");
    CHECK(stranger.rest().starts_with("HTTP/1.1 421 "));
    Client large(server);
    REQUIRE(large.shake_hands());
    large.send(server.head("POST /") + "Content-Length: 5000\r\n\r\n" + std::string(5000, 'x'));
    CHECK(large.rest().starts_with("HTTP/1.1 413 "));
    CHECK(server.handled == 0);
}

TEST_CASE("who speaks an older TLS, or none, gets no page")
{
    TlsServer server;
    Client old(server);
    CHECK_FALSE(old.shake_hands(TLS1_2_VERSION));
    Client plain(server);
    CHECK(plain.send_plain(server.head("GET /") + "\r\n"));
    auto const said = plain.plain_rest();
    REQUIRE(said);
    CHECK(said->find("HTTP") == said->npos);
    CHECK(server.handled == 0);
}

TEST_CASE("who dawdles over TLS's beginning or end is cut")
{
    TlsServer server { { .header_wait = 50ms, .reap_every = 10ms } };
    Client mute(server);
    CHECK(mute.plain_rest() == "");

    Client clinging(server);
    REQUIRE(clinging.shake_hands());
    clinging.send(server.head("GET /") + "\r\n");
    CHECK(clinging.rest().starts_with("HTTP/1.1 200 "));
    CHECK(clinging.plain_rest() == "");
}

TEST_CASE("a certificate and a key that do not belong together serve nobody")
{
    testing::TlsPapers const papers { "127.0.0.1" };
    testing::TlsPapers const others { "127.0.0.1" };
    ServerHooks const hooks {
        .handler = [](Request&) { return Reply {}; },
        .body_bytes_max = [](auto&&...) -> std::size_t { return 0; },
        .on_error_page = {},
    };
    auto const refusal = [&](TlsFiles files) {
        auto const opened = Server::open({ .tls = std::move(files) }, hooks);
        REQUIRE_FALSE(opened);
        return opened.error().kind;
    };
    CHECK(refusal({ papers.certificate(), others.key() }) == ErrorKind::invalid);
    CHECK(refusal({ papers.key(), papers.key() }) == ErrorKind::invalid);
    CHECK(refusal({ papers.certificate(), papers.key().string() + "-not" }) == ErrorKind::invalid);
}

TEST_CASE("keys are agreed on over curves; a field of 8192 bits, costly for us alone, is refused")
{
    TlsServer server;
    for (auto const* groups : { "X25519", "P-256", "P-384" }) {
        Client client(server);
        CHECK(client.shake_hands(TLS1_3_VERSION, groups));
    }
    for (auto const* groups : { "ffdhe2048", "ffdhe8192", "X448" }) {
        Client client(server);
        CHECK_FALSE(client.shake_hands(TLS1_3_VERSION, groups));
    }
}

} // namespace saksi::http
