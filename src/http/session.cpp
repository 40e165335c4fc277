// Of Beast only the parser is used; what it leaves open is checked here (docs/decisions/http.md).
//
// Every co_await stands in a statement of its own: in the condition of a loop g++ 12 miscompiles
// it.
#include "http/session.hpp"

#include "http/conditions.hpp"
#include "http/pace.hpp"
#include "http/reply_head.hpp"

#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <functional>
#include <variant>

namespace saksi::http {

namespace beast = boost::beast;

static constexpr std::size_t header_bytes_max = 16 * 1024;
static constexpr std::size_t read_bytes = 16 * 1024;

// A chunk's own header with its extensions, or the trailer. Beast sets no bound to them.
static constexpr std::size_t chunk_header_bytes_max = 8 * 1024;

namespace {

struct Refusal {
    int status;
    Message sentence;
};

struct Gone { }; // The peer has ended, or was cut.

using Parser = beast::http::request_parser<beast::http::string_body>;

class Session {
public:
    Session(Service& service, Connection& connection, std::string client)
        : m_service(service)
        , m_connection(connection)
        , m_client(std::move(client))
    {
    }

    Task<> run();

private:
    // Whether the connection goes on.
    Task<bool> serve_one();
    Task<std::variant<Request, Refusal, Gone>> receive();
    Task<std::optional<Refusal>> receive_body(Parser&, std::size_t body_bytes_max);
    Task<bool> fill();
    Task<Reply> answer(Request& request);
    Task<Reply> refuse(Refusal refusal);
    Task<bool> send(Reply const& reply, bool with_body);
    Task<bool> write(std::string_view head, std::string_view body);
    Task<> drain();

    void wait_for(std::chrono::milliseconds time)
    {
        m_connection.deadline = std::chrono::steady_clock::now() + time;
    }

    Pace pace_of(std::chrono::milliseconds wait) const
    {
        return { std::chrono::steady_clock::now(), wait, m_service.settings.bytes_per_second_min };
    }

    Service& m_service;
    Connection& m_connection;
    std::string m_client;
    beast::flat_buffer m_received; // Bytes read but not yet parsed.
    std::string m_head;            // Of the reply being sent.
    AfterReply m_after = AfterReply::keep;
};

} // namespace

// Runs the work on a worker and comes back with its reply on the thread of input and output.
// The work must not throw.
static Task<Reply> on_worker(Service& service, asio::thread_pool& pool, std::function<Reply()> work)
{
    auto const start = [&service, &pool, work = std::move(work)](auto done) {
        asio::post(pool, [&service, work, done = std::move(done)]() mutable {
            asio::post(service.io, [done = std::move(done), reply = work()]() mutable {
                std::move(done)(std::move(reply));
            });
        });
    };
    asio::use_awaitable_t<Executor> const token {};
    co_return co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void(Reply)>(
        start, token);
}

static Reply error_page(ServerHooks const& hooks, Refusal refusal) noexcept
{
    if (hooks.on_error_page) {
        try {
            return hooks.on_error_page(refusal.status, refusal.sentence);
        } catch (...) {
            // The page that was to explain a failure failed: the sentence alone must do.
        }
    }
    return text_reply(std::string(refusal.sentence.text()) + "\n", refusal.status);
}

// What an exception says may hold a name or a path; it stays here.
static Reply failed(ServerHooks const& hooks) noexcept
{
    return error_page(
        hooks, { 500, N_("This could not be done, because the program or the machine failed.") });
}

static Reply handled(ServerHooks const& hooks, Request& request) noexcept
{
    try {
        auto reply = hooks.handler(request);
        apply_conditions(request, reply);
        return reply;
    } catch (...) {
        return failed(hooks);
    }
}

static Reply waited_for(ServerHooks const& hooks, Reply& reply) noexcept
{
    try {
        std::exchange(reply.before_sent, nullptr)(reply);
        return std::move(reply);
    } catch (...) {
        return failed(hooks);
    }
}

Task<Reply> Session::answer(Request& request)
{
    m_connection.keeps_us_waiting = false;
    m_connection.deadline = Deadline::max();
    auto const& hooks = m_service.hooks;
    auto const takes_long = hooks.takes_long && hooks.takes_long(request.method, request.path);
    auto reply = co_await on_worker(m_service,
        takes_long ? m_service.slow_worker : m_service.workers,
        [&hooks, &request] { return handled(hooks, request); });
    if (reply.before_sent)
        reply = co_await on_worker(
            m_service, m_service.waiter, [&hooks, &reply] { return waited_for(hooks, reply); });
    co_return reply;
}

Task<Reply> Session::refuse(Refusal refusal)
{
    m_connection.keeps_us_waiting = false;
    m_connection.deadline = Deadline::max();
    return on_worker(m_service, m_service.workers,
        [&hooks = m_service.hooks, refusal] { return error_page(hooks, refusal); });
}

// A function of its own, so that its frame goes when the request is answered, and with it what a
// person typed: memory that is given back is wiped (crypto/wiped_memory.hpp), while a connection
// may stay open for long. For the same reason the empty buffer goes.
Task<bool> Session::serve_one()
{
    auto received = co_await receive();
    if (m_received.size() == 0)
        m_received = beast::flat_buffer();
    if (std::holds_alternative<Gone>(received))
        co_return false;
    if (auto const* refusal = std::get_if<Refusal>(&received)) {
        m_after = AfterReply::close;
        auto const reply = co_await refuse(*refusal);
        auto const is_sent = co_await send(reply, true);
        if (is_sent)
            co_await drain();
        co_return false;
    }
    auto& request = std::get<Request>(received);
    auto const reply = co_await answer(request);
    if (m_service.is_stopping)
        m_after = AfterReply::close;
    auto const is_sent = co_await send(reply, request.method != Method::head);
    co_return is_sent&& m_after != AfterReply::close;
}

Task<> Session::run()
{
    wait_for(m_service.settings.header_wait);
    auto const has_begun = co_await m_connection.stream->begin();
    if (!has_begun)
        co_return;
    for (bool goes_on = true; goes_on;)
        goes_on = co_await serve_one();
    // With TLS this waits until the peer has said that it ends as well.
    wait_for(m_service.settings.header_wait);
    m_connection.keeps_us_waiting = true;
    co_await m_connection.stream->finish_writing();
}

Task<bool> Session::fill()
{
    auto const count = co_await m_connection.stream->read_some(m_received.prepare(read_bytes));
    m_received.commit(count);
    m_connection.is_idle = false;
    m_connection.keeps_us_waiting = true;
    co_return count > 0;
}

static std::optional<Method> method_of(beast::http::verb verb)
{
    switch (verb) {
    case beast::http::verb::get:
        return Method::get;
    case beast::http::verb::head:
        return Method::head;
    case beast::http::verb::post:
        return Method::post;
    case beast::http::verb::put:
        return Method::put;
    case beast::http::verb::delete_:
        return Method::delete_;
    default: // Of the thirty others that Beast knows none is served here.
        return std::nullopt;
    }
}

// Whether proxies and servers could disagree about where the body ends, if we took it.
static bool has_doubtful_length(Parser::value_type const& message)
{
    using beast::http::field;
    auto const encodings = message.count(field::transfer_encoding);
    if (encodings == 0)
        return message.count(field::content_length) > 1;
    return encodings > 1 || message.version() != 11 || message.count(field::content_length) > 0
        || !beast::iequals(message[field::transfer_encoding], "chunked");
}

// Cuts the scheme and host, "http://host", off the front of an absolute target.
// Source: RFC 9112, 3.2.2: servers must take that form, whoever needs it.
static std::optional<std::string> authority_cut_from(std::string& target, std::string_view scheme)
{
    if (!equal_ignoring_case(std::string_view(target).substr(0, scheme.size()), scheme))
        return std::nullopt;
    auto const end = std::min(target.find_first_of("/?", scheme.size()), target.size());
    auto authority = target.substr(scheme.size(), end - scheme.size());
    target.erase(0, end);
    if (!target.starts_with('/'))
        target.insert(0, "/");
    return authority;
}

// Checks a header that Beast has parsed, and makes the request of it, still without its body.
static std::variant<Request, Refusal, Gone> request_of(
    Parser::value_type const& message, ServerSettings const& settings)
{
    auto const method = method_of(message.method());
    if (!method)
        return Refusal { 501, N_("This method of HTTP is not used here.") };
    if (has_doubtful_length(message))
        return Refusal { 400, N_("The request does not say clearly where its body ends.") };

    auto const is_allowed = [&](std::string_view host) {
        return std::ranges::any_of(settings.allowed_hosts,
            [&](auto const& one) { return equal_ignoring_case(one, host); });
    };
    auto const hosts = message.count(beast::http::field::host);
    if (hosts > 1 || (hosts == 0 && message.version() == 11))
        return Refusal { 400, N_("The request does not say once to which host it goes.") };
    auto target = std::string(message.target());
    auto const authority = authority_cut_from(target, settings.tls ? "https://" : "http://");
    if ((hosts == 1 && !is_allowed(message[beast::http::field::host]))
        || (authority && !is_allowed(*authority)))
        return Refusal { 421,
            N_("Nothing is served under this host name. Use the address that Saksi printed.") };

    Headers headers;
    for (auto const& field : message)
        headers.add(std::string(field.name_string()), std::string(field.value()));
    auto request = make_request(*method, std::move(target), std::move(headers));
    if (!request)
        return Refusal { 400, request.error().message };
    return std::move(*request);
}

static Refusal refusal_of(beast::error_code error)
{
    if (error == beast::http::error::header_limit)
        return { 431, N_("The header of the request is too long.") };
    if (error == beast::http::error::body_limit)
        return { 413, N_("This is larger than the page takes.") };
    return { 400, N_("The request is not well-formed HTTP.") };
}

Task<std::variant<Request, Refusal, Gone>> Session::receive()
{
    using beast::http::error;
    Parser parser;
    parser.header_limit(header_bytes_max);
    parser.body_limit(boost::none); // Asked below, before any of the body is taken.

    wait_for(m_service.settings.header_wait);
    m_connection.is_idle = m_received.size() == 0;
    m_connection.keeps_us_waiting = !m_connection.is_idle;
    if (m_connection.is_idle && m_service.is_stopping)
        co_return Gone {};
    std::size_t header_bytes = 0;
    bool wants_more = m_received.size() == 0;
    while (!parser.is_header_done()) {
        if (wants_more) {
            auto const is_here = co_await fill();
            if (!is_here)
                co_return Gone {};
        }
        beast::error_code failure;
        auto const parsed = parser.put(m_received.data(), failure);
        m_received.consume(parsed);
        header_bytes += parsed;
        wants_more = failure == error::need_more;
        if (failure && !wants_more)
            co_return refusal_of(failure);

        // Beast's own limit begins anew with every line that came whole.
        if (header_bytes + (wants_more ? m_received.size() : 0) > header_bytes_max)
            co_return refusal_of(error::header_limit);
    }

    auto received = request_of(parser.get(), m_service.settings);
    auto* request = std::get_if<Request>(&received);
    if (request == nullptr)
        co_return received;
    if (!m_service.requests.take(m_connection.counted, std::chrono::steady_clock::now()))
        co_return Refusal { 429,
            N_("Too many requests came from your address. Wait some seconds and try again.") };
    auto const body_bytes_max = m_service.hooks.body_bytes_max(request->method, request->path);
    auto const refusal = co_await receive_body(parser, body_bytes_max);
    if (refusal)
        co_return *refusal;
    if (!parser.is_done())
        co_return Gone {};

    if (!parser.keep_alive())
        m_after = AfterReply::close;
    else if (parser.get().version() == 11)
        m_after = AfterReply::keep;
    else
        m_after = AfterReply::keep_and_say;
    request->body = std::move(parser.get().body());
    request->client = m_client;
    request->is_secure = m_service.settings.tls.has_value();
    co_return received;
}

// Takes the body up to its end. It is not done afterwards if the peer is gone.
Task<std::optional<Refusal>> Session::receive_body(Parser& parser, std::size_t body_bytes_max)
{
    using beast::http::error;
    if (parser.is_done())
        co_return std::nullopt;
    if (parser.content_length().value_or(0) > body_bytes_max)
        co_return refusal_of(error::body_limit);
    parser.body_limit(body_bytes_max);
    parser.eager(true);

    if (m_received.size() == 0
        && beast::iequals(parser.get()[beast::http::field::expect], "100-continue")) {
        auto const is_sent = co_await write("HTTP/1.1 100 Continue\r\n\r\n", {});
        if (!is_sent)
            co_return std::nullopt;
    }

    // A chunked body ends in five bytes at least. Beast asserts that it has them when it is asked
    // a second time about the last chunk, so it is never asked with fewer.
    std::size_t const worth_parsing = parser.chunked() ? 5 : 1;
    bool wants_more = false;
    auto pace = pace_of(m_service.settings.body_wait);
    while (!parser.is_done()) {
        m_connection.deadline = pace.due();
        if (wants_more || m_received.size() < worth_parsing) {
            auto const before = m_received.size();
            auto const is_here = co_await fill();
            if (!is_here)
                co_return std::nullopt;
            pace.count(std::chrono::steady_clock::now(), m_received.size() - before);
        }
        if (m_received.size() < worth_parsing)
            continue;
        beast::error_code failure;
        m_received.consume(parser.put(m_received.data(), failure));
        wants_more = failure == error::need_more;
        if (failure && !wants_more)
            co_return refusal_of(failure);
        if (wants_more && m_received.size() > chunk_header_bytes_max)
            co_return refusal_of(error::bad_chunk);
    }
    co_return std::nullopt;
}

Task<bool> Session::send(Reply const& reply, bool with_body)
{
    write_head(m_head, reply, m_after);
    return write(
        m_head, with_body && has_body(reply.status) ? reply.body.view() : std::string_view {});
}

// Both at once and without copying them together.
Task<bool> Session::write(std::string_view head, std::string_view body)
{
    auto pace = pace_of(m_service.settings.write_wait);
    while (!head.empty() || !body.empty()) {
        m_connection.deadline = pace.due();
        std::array const pieces { asio::const_buffer(head.data(), head.size()),
            asio::const_buffer(body.data(), body.size()) };
        auto const sent = co_await m_connection.stream->write_some(pieces);
        if (sent == 0)
            co_return false;
        pace.count(std::chrono::steady_clock::now(), sent);
        auto const of_head = std::min(sent, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(sent - of_head);
    }
    co_return true;
}

// Takes and forgets what is still coming after a refusal: closing over unread bytes would make the
// peer's system throw the refusal away before anybody has read it.
Task<> Session::drain()
{
    co_await m_connection.stream->finish_writing();
    wait_for(m_service.settings.body_wait);
    m_connection.keeps_us_waiting = true;
    for (bool goes_on = true; goes_on;) {
        m_received.consume(m_received.size());
        goes_on = co_await fill();
    }
}

Task<> converse(Service& service, Connection& connection, std::string client)
{
    Session session { service, connection, std::move(client) };
    co_await session.run();
}

} // namespace saksi::http
