#include "app/office.hpp"

#include "cli/desk.hpp"
#include "crypto/certificate.hpp"
#include "workspace/disk.hpp"

#include <algorithm>

namespace saksi::app {

// Longer than any chain of certificates.
static constexpr std::size_t certificate_bytes_max = 1 << 20;

// A page asks five times at most, and a browser keeps six connections: enough for an office of
// fifteen that sits behind one router, while one computer alone cannot take all connections.
static constexpr std::size_t connections_of_address_max = 128;
static constexpr double requests_per_second = 50;
static constexpr double requests_burst = 300;

// Letters, digits, hyphens and dots. Source: RFC 1123, 2.1.
static bool is_host_name(std::string_view name)
{
    auto const is_fit = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '.';
    };
    return !name.empty() && name.size() <= 253 && name.front() != '-' && name.front() != '.'
        && std::ranges::all_of(name, is_fit);
}

// The certificate and key that the program makes; whole again if one of them is missing, does not
// belong to the other, is for other names, or runs out.
static http::TlsFiles made_certificate(
    std::filesystem::path const& home, std::vector<std::string> const& names, UnixSeconds now)
{
    http::TlsFiles const files { home / "office-certificate.pem", home / "office-key.pem" };
    auto const certificate = workspace::read_whole(files.certificate);
    auto key = workspace::read_whole(files.key);
    if (certificate && key) {
        auto const secret = crypto::SecretBytes::copy_of(*key);
        crypto::wipe(*key);
        if (crypto::serves(text_of(*certificate), secret, names, now))
            return files;
    }
    std::filesystem::create_directories(home);
    auto const made = crypto::make_certificate(names, now);
    workspace::write_durably(files.key, made.key.view());
    workspace::write_durably(files.certificate, bytes_of(made.certificate));
    return files;
}

Result<Office> office_of(cli::ServeRequest const& request, UnixSeconds now)
{
    auto const listening = http::listening_at(request.address);
    if (!listening)
        return Error { ErrorKind::invalid, N_("This is not a numeric network address.") };
    if (request.certificate.empty() != request.key.empty()
        || (request.office && !request.key.empty()))
        return Error { ErrorKind::invalid,
            N_("Name both a certificate and its key, or let --office make them.") };
    if (!request.name.empty() && !is_host_name(request.name))
        return Error { ErrorKind::invalid,
            N_("The name of a computer has letters, digits, hyphens and dots only."), "--name" };

    auto const has_tls = request.office || !request.key.empty();
    if (*listening != http::Listening::this_machine && !has_tls)
        return Error { ErrorKind::invalid,
            N_("Other computers are served with TLS only: add --office, or a certificate and its "
               "key.") };
    if (*listening == http::Listening::every_address && request.name.empty())
        return Error { ErrorKind::invalid,
            N_("Say with --name under which name other computers reach this one.") };

    std::vector<std::string> names;
    if (!request.name.empty())
        names.push_back(request.name);
    if (*listening != http::Listening::every_address)
        names.push_back(request.address);

    auto const& shown = names.front();
    Office office {
        .settings = { .address = request.address, .port = request.port, .names = names },
        .origin = (has_tls ? "https://" : "http://")
            + (shown.find(':') == shown.npos ? shown : "[" + shown + "]"),
    };
    if (has_tls) {
        office.settings.connections_of_address_max = connections_of_address_max;
        office.settings.requests_per_second = requests_per_second;
        office.settings.requests_burst = requests_burst;
        office.settings.tls = request.office ? made_certificate(request.home, names, now)
                                             : http::TlsFiles { request.certificate, request.key };
        auto const text = TRY(
            cli::read_whole_file(office.settings.tls->certificate, certificate_bytes_max));
        office.fingerprint = TRY(crypto::fingerprint_of(text_of(text)));
    }
    return office;
}

} // namespace saksi::app
