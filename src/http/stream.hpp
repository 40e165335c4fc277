// The bytes of one connection, whatever carries them. Internal to http: only here and in the files
// that include it is Asio seen.
//
// Every kind of transport (plain, TLS) stands behind this interface in its own file, so that what
// it needs to compile burdens no other.
#pragma once

#include "base/result.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <memory>

namespace saksi::http {

namespace asio = boost::asio;

// Concrete types all through: the type-erased executor that is Asio's default costs time at every
// operation, to run and to compile.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
template<typename T = void>
using Task = asio::awaitable<T, Executor>;

// Passed to Asio's operations: await them, and take errors as values.
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> awaited {};

struct TlsFiles;

class Stream {
public:
    virtual ~Stream() = default;

    // What the transport needs to say before the first byte. False: the peer cannot or will not,
    // or `cut` was called; the connection is of no use then.
    virtual Task<bool> begin() = 0;

    // Reads at least one byte. 0: the peer has ended, the connection broke, or `cut` was called.
    virtual Task<std::size_t> read_some(asio::mutable_buffer) = 0;

    // Writes at least one byte of the buffers, in order. 0: as above.
    virtual Task<std::size_t> write_some(std::array<asio::const_buffer, 2>) = 0;

    // Says that nothing more will be written; reading goes on. May wait for what the peer says to
    // that.
    virtual Task<> finish_writing() = 0;

    // Ends the connection at once, and with it whatever waits in the functions above.
    virtual void cut() = 0;
};

std::unique_ptr<Stream> make_plain_stream(Socket);

// What all connections over TLS share: the certificate and its key.
class TlsIdentity {
public:
    virtual ~TlsIdentity() = default;
    virtual std::unique_ptr<Stream> make_stream(Socket) = 0;
};

// Reads the files, in PEM: the certificate with what leads to its authority, if there is one.
// Errors: invalid  one of them cannot be read, has a password, or they do not belong together
Result<std::unique_ptr<TlsIdentity>> read_tls_identity(TlsFiles const&);

} // namespace saksi::http
