#include "app/signed_in.hpp"

#include "base/fault.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {
std::vector<Page> all();
}

namespace saksi::app {

SignedIn::SignedIn(
    std::filesystem::path const& home, workspace::Parts const& parts, std::string_view passphrase)
    : m_face({ .home = home, .propose_passphrase = {} }, parts, m_tongues, web::pages::all())
    , m_session(MUST(m_face.door().sign_in(crypto::SecretBytes::copy_of(passphrase))))
{
}

void SignedIn::get(std::string const& target)
{
    http::Headers headers;
    headers.set("Host", "127.0.0.1");
    headers.set("Cookie", std::string(web::session_cookie) + "=" + m_session);
    auto request = MUST(http::make_request(http::Method::get, target, std::move(headers)));
    if (m_face.answer(request).status != 200)
        throw Fault("A page that the bench asked for was not given.");
}

} // namespace saksi::app
