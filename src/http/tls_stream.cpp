// A connection with TLS 1.3, by OpenSSL. The only file that sees it.
//
// Every co_await stands in a statement of its own: in the condition of a loop g++ 12 miscompiles
// it.
#include "base/fault.hpp"
#include "http/server.hpp"
#include "http/stream.hpp"

#include <boost/asio/ssl.hpp>
#include <boost/asio/ssl/impl/src.hpp> // The rest of it, compiled here alone; see Parts.cmake.

#include <algorithm>
#include <string>

namespace saksi::http {

namespace {

// What one record of TLS holds at most. Source: RFC 8446, 5.1.
constexpr std::size_t record_bytes = 16 * 1024;

class TlsStream final : public Stream {
public:
    TlsStream(Socket socket, asio::ssl::context& context)
        : m_tls(std::move(socket), context)
    {
    }

    Task<bool> begin() override
    {
        auto const [error] = co_await m_tls.async_handshake(
            asio::ssl::stream_base::server, awaited);
        co_return !error;
    }

    Task<std::size_t> read_some(asio::mutable_buffer to) override
    {
        auto const [error, count] = co_await m_tls.async_read_some(to, awaited);
        co_return error ? 0 : count;
    }

    // A record takes one piece of memory: head and beginning of the body go into it together.
    Task<std::size_t> write_some(std::array<asio::const_buffer, 2> from) override
    {
        auto const both = asio::buffer_size(from);
        auto piece = from[0].size() > 0 ? from[0] : from[1];
        if (piece.size() < record_bytes && piece.size() < both) {
            m_record.resize(std::min(both, record_bytes));
            asio::buffer_copy(asio::buffer(m_record), from);
            piece = asio::buffer(m_record);
        }
        auto const [error, count] = co_await m_tls.async_write_some(piece, awaited);
        co_return error ? 0 : count;
    }

    // Both sides say that they end, so that nobody between can cut an answer short unseen.
    Task<> finish_writing() override { co_await m_tls.async_shutdown(awaited); }

    void cut() override
    {
        boost::system::error_code ignored;
        m_tls.next_layer().close(ignored);
    }

private:
    asio::ssl::stream<Socket> m_tls;
    std::string m_record;
};

class OpenSslIdentity final : public TlsIdentity {
public:
    std::unique_ptr<Stream> make_stream(Socket socket) override
    {
        return std::make_unique<TlsStream>(std::move(socket), m_context);
    }

    Result<void> read(TlsFiles const& files)
    {
        auto* const native = m_context.native_handle();
        boost::system::error_code error;
        // OpenSSL would ask on the terminal for a password.
        m_context.set_password_callback([](auto&&...) { return std::string(); }, error);
        if (!error)
            m_context.use_certificate_chain_file(files.certificate.string(), error);
        if (error)
            return Error { ErrorKind::invalid,
                N_("The file of the certificate cannot be read, or holds none in the form PEM.") };
        m_context.use_private_key_file(files.key.string(), asio::ssl::context::pem, error);
        if (error || SSL_CTX_check_private_key(native) != 1)
            return Error { ErrorKind::invalid,
                N_("The file of the key cannot be read, has a password, or is not the "
                   "certificate's.") };

        // Every browser of the last years speaks 1.3, and all that was weak is gone from it. No
        // tickets: a stolen one would open a later connection, and connections are kept alive.
        // Curves only: the finite fields of up to 8192 bits, which OpenSSL takes otherwise, cost us
        // far more than whoever asks for them and sends noise (CVE-2002-20001).
        if (SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION) != 1
            || SSL_CTX_set1_groups_list(native, "X25519:P-256:P-384") != 1
            || SSL_CTX_set_num_tickets(native, 0) != 1)
            throw Fault(N_("The cryptographic library of this machine does not work."));
        SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
        return {};
    }

private:
    asio::ssl::context m_context { asio::ssl::context::tls_server };
};

} // namespace

Result<std::unique_ptr<TlsIdentity>> read_tls_identity(TlsFiles const& files)
{
    auto identity = std::make_unique<OpenSslIdentity>();
    TRY(identity->read(files));
    return std::unique_ptr<TlsIdentity>(std::move(identity));
}

} // namespace saksi::http
