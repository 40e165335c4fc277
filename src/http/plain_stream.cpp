// A connection without TLS.
#include "http/stream.hpp"

namespace saksi::http {

namespace {

class PlainStream final : public Stream {
public:
    explicit PlainStream(Socket socket)
        : m_socket(std::move(socket))
    {
    }

    Task<bool> begin() override { co_return true; }

    Task<std::size_t> read_some(asio::mutable_buffer to) override
    {
        auto const [error, count] = co_await m_socket.async_read_some(to, awaited);
        co_return error ? 0 : count;
    }

    Task<std::size_t> write_some(std::array<asio::const_buffer, 2> from) override
    {
        auto const [error, count] = co_await m_socket.async_write_some(from, awaited);
        co_return error ? 0 : count;
    }

    // That the peer is gone already shows when we read on.
    Task<> finish_writing() override
    {
        boost::system::error_code ignored;
        m_socket.shutdown(Socket::shutdown_send, ignored);
        co_return;
    }

    void cut() override
    {
        boost::system::error_code ignored;
        m_socket.close(ignored);
    }

private:
    Socket m_socket;
};

} // namespace

std::unique_ptr<Stream> make_plain_stream(Socket socket)
{
    return std::make_unique<PlainStream>(std::move(socket));
}

} // namespace saksi::http
