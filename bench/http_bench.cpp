// How many 10 KB pages a second the server gives out, beside the limit of this machine: a bare
// epoll loop that sends the same bytes without reading what was asked. Both are asked by the same
// client in the same run, so that the ratio means something on a busy machine too.
//
//     http_bench [SECONDS] [CONNECTIONS]
#include "http/server.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace saksi;
using namespace std::chrono_literals;

static double cpu_seconds(clockid_t clock)
{
    timespec time {};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

static void watch(int poll, int socket)
{
    epoll_event event { .events = EPOLLIN, .data = { .fd = socket } };
    ::epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event);
}

static sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

struct Measured {
    double per_second;
    double cpu_us; // Of everything but the client, for one request.
    double p50_ms, p99_ms;
};

// Asks over so many connections, one request each at a time.
static Measured ask(std::uint16_t port, int connections, std::chrono::seconds time)
{
    auto const request = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n\r\n";
    using Clock = std::chrono::steady_clock;
    struct Asker {
        int socket;
        std::size_t missing; // Bytes of the answer.
        Clock::time_point since;
    };
    auto const poll = ::epoll_create1(0);
    std::vector<Asker> askers;
    std::size_t answer_bytes = 0;
    auto const address = loopback(port);
    std::vector<char> bytes(256 * 1024);
    for (int i = 0; i < connections; ++i) {
        auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
        int const yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        SAKSI_CHECK(
            ::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0);
        if (answer_bytes == 0) { // Learn from one answer how long they are.
            (void)::send(socket, request.data(), request.size(), 0);
            std::string answer;
            std::size_t end = std::string::npos;
            while (end == std::string::npos || answer.size() < answer_bytes) {
                auto const count = ::recv(socket, bytes.data(), bytes.size(), 0);
                SAKSI_CHECK(count > 0);
                answer.append(bytes.data(), static_cast<std::size_t>(count));
                end = answer.find("\r\n\r\n");
                if (end != std::string::npos)
                    answer_bytes = end + 4
                        + std::stoul(answer.substr(answer.find("Content-Length: ") + 16));
            }
        }
        askers.push_back({ socket, answer_bytes, Clock::now() });
        epoll_event event { .events = EPOLLIN, .data = { .u32 = static_cast<std::uint32_t>(i) } };
        ::epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event);
    }

    auto const cpu_before = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID)
        - cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
    auto const start = Clock::now();
    for (auto& asker : askers)
        (void)::send(asker.socket, request.data(), request.size(), 0);
    std::vector<double> times_ms;
    epoll_event events[64];
    while (Clock::now() - start < time) {
        auto const ready = ::epoll_wait(poll, events, 64, 1000);
        for (int i = 0; i < ready; ++i) {
            auto& asker = askers[events[i].data.u32];
            auto const count = ::recv(asker.socket, bytes.data(), bytes.size(), 0);
            SAKSI_CHECK(count > 0 && static_cast<std::size_t>(count) <= asker.missing);
            asker.missing -= static_cast<std::size_t>(count);
            if (asker.missing > 0)
                continue;
            auto const now = Clock::now();
            times_ms.push_back(
                std::chrono::duration<double, std::milli>(now - asker.since).count());
            asker = { asker.socket, answer_bytes, now };
            (void)::send(asker.socket, request.data(), request.size(), 0);
        }
    }
    auto const seconds = std::chrono::duration<double>(Clock::now() - start).count();
    auto const cpu_after = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID)
        - cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
    for (auto const& asker : askers)
        ::close(asker.socket);
    ::close(poll);
    std::ranges::sort(times_ms);
    auto const answers = static_cast<double>(times_ms.size());
    return { answers / seconds, (cpu_after - cpu_before) * 1e6 / answers,
        times_ms[times_ms.size() / 2], times_ms[times_ms.size() * 99 / 100] };
}

// The limit: whatever comes in, these bytes go out.
class BareLoop {
public:
    explicit BareLoop(std::string const& page)
        : m_answer("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
              + std::to_string(page.size()) + "\r\n\r\n" + page)
        , m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        auto address = loopback(0);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(m_listener, 512);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] { run(); });
    }

    ~BareLoop() { m_is_stopped = true; }

    std::uint16_t port() const { return m_port; }

private:
    void run()
    {
        auto const poll = ::epoll_create1(0);
        watch(poll, m_listener);
        epoll_event events[64];
        std::vector<char> bytes(16 * 1024);
        while (!m_is_stopped) {
            auto const ready = ::epoll_wait(poll, events, 64, 100);
            for (int i = 0; i < ready; ++i) {
                auto const socket = events[i].data.fd;
                if (socket == m_listener) {
                    auto const accepted = ::accept(m_listener, nullptr, nullptr);
                    int const yes = 1;
                    ::setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                    watch(poll, accepted);
                } else if (::recv(socket, bytes.data(), bytes.size(), 0) > 0) {
                    (void)::send(socket, m_answer.data(), m_answer.size(), MSG_NOSIGNAL);
                } else {
                    ::close(socket);
                }
            }
        }
    }

    std::string m_answer;
    int m_listener;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_is_stopped = false;
    std::jthread m_thread;
};

int main(int count, char** arguments)
{
    auto const time = std::chrono::seconds(count > 1 ? std::atoi(arguments[1]) : 3);
    auto const connections = count > 2 ? std::atoi(arguments[2]) : 64;
    std::string const page(10'000, 'a');

    BareLoop const limit { page };
    auto const server = MUST(http::Server::open({},
        { .handler = [&](http::Request&) { return http::html_reply(page); },
            .body_bytes_max = [](http::Method, std::string_view) -> std::size_t { return 0; },
            .on_error_page = {} }));
    std::jthread const running([&] { server->run(); });

    std::printf("%d connections, a page of %zu bytes, %u cores\n", connections, page.size(),
        std::thread::hardware_concurrency());
    std::printf("%-12s %10s %12s %8s %8s\n", "", "pages/s", "server us", "p50 ms", "p99 ms");
    auto const print = [](char const* name, Measured const& measured) {
        std::printf("%-12s %10.0f %12.1f %8.2f %8.2f\n", name, measured.per_second, measured.cpu_us,
            measured.p50_ms, measured.p99_ms);
    };
    auto const bare = ask(limit.port(), connections, time);
    auto const saksi = ask(server->port(), connections, time);
    print("bare loop", bare);
    print("saksi", saksi);
    std::printf("%.0f %% of the bare loop's pages/s, %.2f times its time\n",
        100 * saksi.per_second / bare.per_second, saksi.cpu_us / bare.cpu_us);
    server->stop();
}
