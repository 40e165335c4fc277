#include "http/server.hpp"

#include "base/fault.hpp"
#include "http/session.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>

#include <algorithm>
#include <cerrno>
#include <sys/eventfd.h>
#include <unistd.h>

namespace saksi::http {

using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
    asio::wait_traits<std::chrono::steady_clock>, Executor>;

static void rethrow(std::exception_ptr failure)
{
    if (failure)
        std::rethrow_exception(failure);
}

class Server::Engine {
public:
    Engine(ServerSettings, ServerHooks);

    Result<void> listen();
    std::uint16_t port() const { return m_port; }
    void run();
    void ask_to_stop() noexcept;

private:
    Task<> accept();
    Task<> reap();
    Task<> await_stop();
    void start_session(Socket);
    bool may_connect(std::string const& counted);
    bool make_room();
    void end_session(std::list<Connection>::iterator);

    Service m_service;
    Acceptor m_acceptor { m_service.io };
    std::unique_ptr<TlsIdentity> m_tls; // Nothing: plain HTTP.
    std::uint16_t m_port = 0;
    Timer m_reaper { m_service.io };
    Deadline m_stop_deadline = Deadline::max();

    // A signal handler may write to an event descriptor, and do little else. Owned by m_stop.
    int m_stop_event;
    asio::posix::basic_stream_descriptor<Executor> m_stop { m_service.io };
};

Server::Engine::Engine(ServerSettings settings, ServerHooks hooks)
    : m_service(std::move(settings), std::move(hooks))
    , m_stop_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_stop_event < 0)
        throw Fault(N_("The system gives no more file descriptors."), "eventfd");
    m_stop.assign(m_stop_event);
}

Result<void> Server::Engine::listen()
{
    auto& settings = m_service.settings;
    if (settings.tls)
        m_tls = TRY(read_tls_identity(*settings.tls));
    boost::system::error_code error;
    auto const address = asio::ip::make_address(settings.address, error);
    if (error)
        return Error { ErrorKind::invalid, N_("This is not a numeric network address.") };
    asio::ip::tcp::endpoint const endpoint { address, settings.port };

    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        return Error { ErrorKind::conflict,
            N_("Another program already uses this port. Choose another, or end that program."),
            std::to_string(settings.port) };
    if (error)
        return Error { ErrorKind::invalid,
            N_("This machine cannot serve at this address and port."),
            std::to_string(settings.port) };

    m_port = m_acceptor.local_endpoint().port();
    if (settings.allowed_hosts.empty()) {
        for (auto const* name : { "127.0.0.1:", "localhost:", "[::1]:" })
            settings.allowed_hosts.push_back(name + std::to_string(m_port));
        for (auto const& name : settings.names) {
            auto const host = name.find(':') == name.npos ? name : "[" + name + "]";
            settings.allowed_hosts.push_back(host + ":" + std::to_string(m_port));
            if (m_port == (settings.tls ? 443 : 80))
                settings.allowed_hosts.push_back(host); // Browsers leave the usual port out.
        }
    }
    return {};
}

std::optional<Listening> listening_at(std::string const& address)
{
    boost::system::error_code error;
    auto const parsed = asio::ip::make_address(address, error);
    if (error)
        return std::nullopt;
    if (parsed.is_loopback())
        return Listening::this_machine;
    return parsed.is_unspecified() ? Listening::every_address : Listening::one_address;
}

void Server::Engine::run()
{
    auto const executor = m_service.io.get_executor();
    asio::co_spawn(executor, accept(), rethrow);
    asio::co_spawn(executor, reap(), rethrow);
    asio::co_spawn(executor, await_stop(), rethrow);
    m_service.io.run();
    m_service.workers.join();
    m_service.slow_worker.join();
    m_service.waiter.join();
}

void Server::Engine::ask_to_stop() noexcept
{
    auto const errno_before = errno; // The code that a signal handler interrupted may look at it.
    std::uint64_t const one = 1;
    // It fails only if the counter is full, that is, after having been asked before.
    [[maybe_unused]] auto const written = ::write(m_stop_event, &one, sizeof one);
    errno = errno_before;
}

Task<> Server::Engine::accept()
{
    Timer pause { m_service.io };
    while (m_acceptor.is_open()) {
        auto [error, socket] = co_await m_acceptor.async_accept(awaited);
        if (!error) {
            start_session(std::move(socket));
        } else if (m_acceptor.is_open()) {
            // No descriptors, perhaps. Asking again at once would only spin.
            pause.expires_after(std::chrono::milliseconds(100));
            co_await pause.async_wait(awaited);
        }
    }
}

void Server::Engine::start_session(Socket socket)
{
    boost::system::error_code error;
    auto const peer = socket.remote_endpoint(error);
    if (error)
        return; // Gone already.
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    auto counted = counted_address(peer.address().to_string());
    if (!may_connect(counted))
        return;
    if (m_service.connections.size() >= m_service.settings.connections_max && !make_room()) {
        if (m_tls)
            return; // Who waits for TLS would not understand the sentence.
        static constexpr std::string_view busy = "HTTP/1.1 503 Service Unavailable\r\n"
                                                 "Connection: close\r\nContent-Length: 0\r\n\r\n";
        socket.non_blocking(true, error);
        socket.write_some(asio::buffer(busy.data(), busy.size()), error);
        return;
    }
    m_service.connections.push_back({ .stream = m_tls ? m_tls->make_stream(std::move(socket))
                                                      : make_plain_stream(std::move(socket)),
        .counted = std::move(counted) });
    auto const connection = std::prev(m_service.connections.end());

    // An exception that gets so far (no memory) costs this connection, not the program.
    asio::co_spawn(m_service.io.get_executor(),
        converse(m_service, *connection, peer.address().to_string()),
        [this, connection](std::exception_ptr) { end_session(connection); });
}

// One address can neither take all connections nor keep us busy with beginning new ones, which over
// TLS costs more than most requests. It is cut off without a word: saying one would cost as much.
bool Server::Engine::may_connect(std::string const& counted)
{
    if (!m_service.new_connections.take(counted, std::chrono::steady_clock::now()))
        return false;
    auto const max = m_service.settings.connections_of_address_max;
    return max == 0
        || static_cast<std::size_t>(
               std::ranges::count(m_service.connections, counted, &Connection::counted))
        < max;
}

// Cuts the connection, idle or with an unfinished request, whose time is up first. Whether there
// was one. Whoever is being answered is never cut, and a browser's request is all here long before
// its turn comes.
bool Server::Engine::make_room()
{
    Connection* oldest = nullptr;
    for (auto& connection : m_service.connections) {
        if ((connection.is_idle || connection.keeps_us_waiting)
            && (oldest == nullptr || connection.deadline < oldest->deadline))
            oldest = &connection;
    }
    if (oldest == nullptr)
        return false;
    oldest->is_idle = oldest->keeps_us_waiting = false;
    oldest->stream->cut();
    return true;
}

void Server::Engine::end_session(std::list<Connection>::iterator connection)
{
    m_service.connections.erase(connection);
    if (m_service.is_stopping && m_service.connections.empty())
        m_reaper.cancel();
}

// One timer for all deadlines: arming one for each read and write costs more than parsing.
Task<> Server::Engine::reap()
{
    while (!m_service.is_stopping || !m_service.connections.empty()) {
        m_reaper.expires_after(m_service.settings.reap_every);
        co_await m_reaper.async_wait(awaited);
        auto const now = std::chrono::steady_clock::now();
        for (auto& connection : m_service.connections) {
            if (connection.deadline <= now || m_stop_deadline <= now)
                connection.stream->cut();
        }
    }
}

Task<> Server::Engine::await_stop()
{
    co_await m_stop.async_wait(asio::posix::descriptor_base::wait_read, awaited);
    m_service.is_stopping = true;
    m_stop_deadline = std::chrono::steady_clock::now() + m_service.settings.stop_wait;
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    for (auto& connection : m_service.connections) {
        if (connection.is_idle)
            connection.stream->cut();
    }
    if (m_service.connections.empty())
        m_reaper.cancel();
}

Result<std::unique_ptr<Server>> Server::open(ServerSettings settings, ServerHooks hooks)
{
    SAKSI_CHECK(hooks.handler && hooks.body_bytes_max && settings.worker_count > 0);
    auto engine = std::make_unique<Engine>(std::move(settings), std::move(hooks));
    TRY(engine->listen());
    return std::unique_ptr<Server>(new Server(std::move(engine)));
}

Server::Server(std::unique_ptr<Engine> engine)
    : m_engine(std::move(engine))
{
}

Server::~Server() = default;

std::uint16_t Server::port() const
{
    return m_engine->port();
}

void Server::run()
{
    m_engine->run();
}

void Server::stop() noexcept
{
    m_engine->ask_to_stop();
}

} // namespace saksi::http
