// A whole conversation with the server without a socket, so that a test can say in which pieces the
// bytes arrive. Whoever includes this needs the definitions for Asio and Beast of
// cmake/Parts.cmake.
#pragma once

#include "http/session.hpp"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>

namespace saksi::testing {

namespace asio = boost::asio;

class FedStream final : public http::Stream {
public:
    FedStream(std::string_view input, std::size_t piece, std::string& output)
        : m_input(input)
        , m_piece(piece)
        , m_output(output)
    {
    }

    http::Task<bool> begin() override { co_return true; }

    http::Task<std::size_t> read_some(asio::mutable_buffer to) override
    {
        auto const count = std::min({ m_input.size(), m_piece, to.size() });
        m_input.copy(static_cast<char*>(to.data()), count);
        m_input.remove_prefix(count);
        co_return count;
    }

    http::Task<std::size_t> write_some(std::array<asio::const_buffer, 2> from) override
    {
        // One byte at a time now and then: what is sent must not depend on how much goes out.
        for (auto const& buffer : from) {
            if (buffer.size() == 0)
                continue;
            auto const count = m_piece == 1 ? 1 : buffer.size();
            m_output.append(static_cast<char const*>(buffer.data()), count);
            co_return count;
        }
        co_return 0;
    }

    http::Task<> finish_writing() override { co_return; }
    void cut() override { }

private:
    std::string_view m_input;
    std::size_t m_piece;
    std::string& m_output;
};

// What the server says to these bytes when they arrive in pieces of that size at most. Pages echo
// method, path and body, and take bodies of 100 bytes; the host is "a".
inline std::string conversation(std::string_view input, std::size_t piece)
{
    http::Service service {
        { .allowed_hosts = { "a" } },
        { .handler =
                [](http::Request& request) {
                    return http::text_reply(
                        std::string(http::name_of(request.method)) + request.path + request.body);
                },
            .body_bytes_max = [](http::Method, std::string_view) -> std::size_t { return 100; },
            .on_error_page = {} },
    };
    std::string output;
    service.connections.push_back({ .stream = std::make_unique<FedStream>(input, piece, output) });
    bool has_ended = false;
    asio::co_spawn(service.io.get_executor(),
        http::converse(service, service.connections.back(), "here"),
        [&](std::exception_ptr failure) {
            SAKSI_CHECK(!failure);
            has_ended = true;
        });
    auto const busy = asio::make_work_guard(service.io);
    while (!has_ended)
        service.io.run_one();

    // Whether a body has to be asked for depends on how much of it is here already.
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    for (auto at = output.find(go_on); at != std::string::npos; at = output.find(go_on, at))
        output.erase(at, go_on.size());
    return output;
}

} // namespace saksi::testing
