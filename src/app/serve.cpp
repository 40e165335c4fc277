#include "app/serve.hpp"

#include "app/office.hpp"
#include "cli/desk.hpp"
#include "http/server.hpp"
#include "web/face.hpp"

#include <csignal>
#include <ostream>
#include <thread>

namespace saksi::web::pages {
std::vector<Page> all();
}

namespace saksi::app {

namespace {

// How often the face is asked whether it has fallen idle.
constexpr std::chrono::seconds tick { 5 };

// SIGINT and SIGTERM, blocked in this thread and in all that it starts from now on: a thread that
// let one through would end the program without its last words.
sigset_t blocked_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

// SIGINT and SIGTERM end the server in order. Blocked in every thread and waited for in one, so
// that no handler runs in the midst of anything.
class Watch {
public:
    Watch(sigset_t const& signals, http::Server& server, web::Face& face)
        : m_signals(signals)
    {
        m_thread = std::jthread([this, &server, &face](std::stop_token stopping) {
            timespec const wait { tick.count(), 0 };
            while (!stopping.stop_requested()) {
                if (sigtimedwait(&m_signals, nullptr, &wait) > 0) {
                    server.stop();
                    return;
                }
                face.tick();
            }
        });
    }
    // Wakes the waiting thread with the very signal it waits for.
    ~Watch()
    {
        m_thread.request_stop();
        pthread_kill(m_thread.native_handle(), SIGTERM);
    }
    Watch(Watch const&) = delete;
    Watch& operator=(Watch const&) = delete;

private:
    sigset_t m_signals;
    std::jthread m_thread;
};

} // namespace

Result<void> serve(cli::ServeRequest const& request, workspace::Parts const& parts,
    std::function<std::string()> propose_passphrase, std::ostream& out)
{
    auto office = TRY(office_of(request, parts.clock.now()));
    render::Tongues const tongues;
    web::Face face({ .home = request.home,
                       .propose_passphrase = std::move(propose_passphrase),
                       .certificate_fingerprint = office.fingerprint },
        parts, tongues, web::pages::all());
    // Before the server is made, since it starts threads.
    auto const signals = blocked_signals();
    auto const server = TRY(http::Server::open(std::move(office.settings),
        { .handler = [&](http::Request& asked) { return face.answer(asked); },
            .body_bytes_max =
                [&](http::Method method, std::string_view path) {
                    return face.body_bytes_max(method, path);
                },
            .takes_long = [&](http::Method method,
                              std::string_view path) { return face.takes_long(method, path); },
            .on_error_page =
                [&](int status, Message sentence) { return face.error_page(status, sentence); } }));

    Watch const watch(signals, *server, face);
    out << "Saksi is at " << office.origin << ":" << server->port() << "\n";
    if (!office.fingerprint.empty())
        out << "Its certificate has the SHA-256 fingerprint\n    " << office.fingerprint << "\n";
    auto const demonstration = request.home / cli::demonstration_passphrase_file;
    if (std::filesystem::exists(demonstration)) {
        auto const words = TRY(cli::read_whole_file(demonstration, 4096));
        out << "This is a demonstration: put nothing real into it. Its passphrase is\n    "
            << text_of(words);
    } else if (!workspace::Workspace::exists(request.home)) {
        out << "There is no workspace yet: the first page makes one.\n";
    } else {
        out << "Sign in there with your passphrase.\n";
    }
    out << "Ctrl-C ends it.\n" << std::flush;
    server->run();
    return {};
}

} // namespace saksi::app
