// The server: one thread does all input and output, a pool of workers runs the handlers, so a slow
// page does not stop the others from being read and written.
//
// It speaks HTTP/1.1 and 1.0: without TLS for this machine's own loopback address, with TLS 1.3 for
// others. What is malformed, ambiguous, too large, too slow or meant for another host never reaches
// a handler.
#pragma once

#include "base/result.hpp"
#include "http/reply.hpp"
#include "http/request.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

namespace saksi::http {

// A certificate and its key, both in PEM.
struct TlsFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

// Who can reach what is served at an address.
enum class Listening { this_machine, one_address, every_address };

// Nothing: it is no numeric address.
std::optional<Listening> listening_at(std::string const& address);

struct ServerSettings {
    std::string address = "127.0.0.1"; // Numeric. Anything but loopback is the caller's decision.
    std::uint16_t port = 0;            // 0: any free one; see Server::port.

    // The values of Host that are answered. A page of a stranger can point its own name at this
    // machine (DNS rebinding); the browser then still sends that name here. Empty stands for
    // 127.0.0.1, localhost and [::1] and `names`, each with the port.
    std::vector<std::string> allowed_hosts {};
    std::vector<std::string> names {}; // Host names and numeric addresses, without a port.

    std::optional<TlsFiles> tls {}; // Without them: plain HTTP.

    unsigned worker_count = 1;         // With one, handlers never run at the same time.
    std::size_t connections_max = 512; // Beyond it an idle or unfinished one goes, else 503.
    // Of one address (counted_address() in address_rates.hpp). 0: no limit, as on this machine.
    std::size_t connections_of_address_max = 0; // Beyond it a new one is not taken.
    double requests_per_second = 0;             // Beyond it and the burst: 429. So many, and as
    double requests_burst = 0;                  // many new connections again.
    std::chrono::milliseconds header_wait { 15'000 }; // Of the header, of TLS, when idle.
    std::chrono::milliseconds body_wait { 30'000 };   // Between two pieces of a body.
    std::chrono::milliseconds write_wait { 30'000 };  // Between two pieces of an answer taken.
    std::size_t bytes_per_second_min = 500;           // Of bodies and answers; see pace.hpp.
    std::chrono::milliseconds stop_wait { 5'000 };    // For requests under way when stopping.
    std::chrono::milliseconds reap_every { 1'000 };   // How exactly the waits above are kept.
};

struct ServerHooks {
    // Runs on a worker. Whatever it throws becomes a 500 page that says nothing of it.
    std::function<Reply(Request&)> handler;

    // The largest body in bytes that this page takes, asked before the body is read. Runs on the
    // thread of input and output: it must be quick and touch nothing that workers change.
    std::function<std::size_t(Method, std::string_view path)> body_bytes_max;

    // Whether what is sent to this page takes a second or more on purpose. Those run one at a time
    // beside the others, whom they never keep waiting. As body_bytes_max; may be empty.
    std::function<bool(Method, std::string_view path)> takes_long {};

    // Renders the refusals of the server itself, and handlers' failures (500). Runs on a worker.
    // Empty, or should it throw: the sentence as plain text.
    std::function<Reply(int status, Message sentence)> on_error_page;
};

class Server {
public:
    // Binds and listens; nothing is answered before `run`.
    // Errors: conflict  another program has the port
    //         invalid   the address is none, or is not of this machine; or TLS cannot be spoken
    //                   with these files
    static Result<std::unique_ptr<Server>> open(ServerSettings, ServerHooks);

    // Not while `run` runs.
    ~Server();

    std::uint16_t port() const;

    // Serves on the calling thread until `stop`. Once in a server's life.
    void run();

    // Takes no more connections, closes the idle ones, lets requests under way finish for up to
    // stop_wait; then `run` returns, once no handler runs any more. May be called from any thread,
    // from a signal handler, before `run` and twice.
    void stop() noexcept;

private:
    class Engine;
    explicit Server(std::unique_ptr<Engine>);

    std::unique_ptr<Engine> m_engine;
};

} // namespace saksi::http
