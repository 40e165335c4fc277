#include "web/face.hpp"

#include "base/fault.hpp"
#include "web/layout.hpp"
#include "web/static_files.hpp"
#include "web/unsaved_page.hpp"

namespace saksi::web {

using http::Method;
using http::Reply;
using http::Request;

Face::Face(Door::Settings settings, workspace::Parts parts, render::Tongues const& tongues,
    std::vector<Page> pages)
    : m_tongues(tongues)
    , m_jobs(m_turn)
    , m_door(std::move(settings), parts)
    , m_pages(std::move(pages))
{
    m_door.on_lock([this] {
        m_jobs.clear();
        m_states.forget();
    });
    for (auto const& page : m_pages) {
        SAKSI_CHECK(!(page.show && page.show_open) && !(page.submit && page.submit_open));
        if (page.show || page.show_open)
            m_router.add(Method::get, page.path, &page);
        if (page.submit || page.submit_open)
            m_router.add(Method::post, page.path, &page);
    }
}

Face::~Face()
{
    DeskTurn::Held const held(m_turn);
    m_door.lock();
}

std::size_t Face::body_bytes_max(Method method, std::string_view path) const
{
    auto const match = m_router.match(method, path);
    return match.handler ? (*match.handler)->body_bytes_max : 0;
}

render::Tongue const& Face::tongue_of(Request const& request) const
{
    return m_tongues.choose(request.header("accept-language").value_or(""),
        request.cookie(language_cookie).value_or(""));
}

static int status_of(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::not_found:
        return 404;
    case ErrorKind::invalid:
        return 400;
    case ErrorKind::forbidden:
    case ErrorKind::locked:
    case ErrorKind::wrong_key:
        return 403;
    case ErrorKind::conflict:
        return 409;
    case ErrorKind::too_large:
        return 413;
    case ErrorKind::tampered:
    case ErrorKind::unsupported:
        return 500;
    }
    return 500;
}

// A form may come from our own pages only: a stranger's page in the same browser must not be able
// to press our buttons. Browsers say where a form comes from; what says nothing is refused, unless
// it is no browser at all (no Sec-Fetch-Site and no Origin: a script of the same user).
static bool comes_from_us(Request const& request)
{
    if (auto const site = request.header("sec-fetch-site"))
        return *site == "same-origin" || *site == "none";
    if (auto const origin = request.header("origin"))
        return *origin
            == (request.is_secure ? "https://" : "http://")
            + std::string(request.header("host").value_or(""));
    return true;
}

// What every page tells the browser: nothing from elsewhere, no script but our own file, not in a
// frame, no camera, microphone or place, no hint of our address to anybody.
static void protect(Reply& reply)
{
    reply.headers.set("Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src "
        "'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    reply.headers.set("X-Content-Type-Options", "nosniff");
    reply.headers.set("Referrer-Policy", "same-origin");
    reply.headers.set("Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), "
        "bluetooth=(), payment=()");
    reply.headers.set("Cross-Origin-Embedder-Policy", "require-corp");
    reply.headers.set("Cross-Origin-Opener-Policy", "same-origin");
    reply.headers.set("Cross-Origin-Resource-Policy", "same-origin");
}

// Whether the form that was sent may stand on a page again. Forms of the settings, and those of
// whoever has not signed in, hold passphrases.
bool Face::holds_what_was_typed(Request const& request) const
{
    auto const match = m_router.match(request.method, request.path);
    return request.method == Method::post && match.handler && (*match.handler)->submit
        && !request.path.starts_with("/settings");
}

Reply Face::answer(Request& request)
{
    auto reply = [&]() -> Reply {
        if (auto file = static_file(request))
            return *std::move(file);
        auto const& tongue = tongue_of(request);
        try {
            DeskTurn::Held const held(m_turn);
            return page_reply(request, tongue);
        } catch (Fault const& fault) {
            return holds_what_was_typed(request) ? unsaved_page(tongue, fault.message(), request)
                                                 : failure_page(tongue, 500, fault.message());
        }
    }();
    protect(reply);
    return reply;
}

Reply Face::page_reply(Request& request, render::Tongue const& tongue)
{
    auto match = m_router.match(request.method, request.path);
    if (!match.handler) {
        if (match.allow.empty())
            return failure_page(tongue, 404, N_("There is no page at this address."));
        auto reply = failure_page(tongue, 405, N_("This address does not take that."));
        reply.headers.set("Allow", match.allow);
        return reply;
    }
    if (request.method == Method::post && !comes_from_us(request))
        return failure_page(
            tongue, 403, N_("This form came from another web site, so nothing was done."));

    request.variables = std::move(match.variables);
    auto answer = run(**match.handler, request, tongue);
    if (answer)
        return *std::move(answer);
    return failure_page(tongue, status_of(answer.error().kind), answer.error().message);
}

Answer Face::run(Page const& page, Request const& request, render::Tongue const& tongue)
{
    auto const is_post = request.method == Method::post;
    if (auto const& open = is_post ? page.submit_open : page.show_open) {
        Doorstep doorstep { request, tongue, m_tongues, m_door };
        return open(doorstep);
    }
    if (!m_door.has_workspace())
        return http::see_other("/welcome");
    auto const session = request.cookie(session_cookie).value_or("");
    if (!m_door.knows(session)) {
        // After signing in, back to where the person wanted to go; a form that was sent is lost,
        // so it goes back to its page.
        return http::see_other("/sign-in?next=" + http::percent_encoded(request.target));
    }
    auto& workspace = m_door.workspace();
    auto const actor = m_door.who(session); // A copy: the page may end it.
    auto const reach = workspace.reach(actor);
    Visit visit { request, tongue, m_tongues, m_door, workspace, actor, reach, m_jobs, m_states };
    return is_post ? page.submit(visit) : page.show(visit);
}

Reply Face::error_page(int status, Message sentence) const
{
    auto reply = failure_page(m_tongues.english(), status, sentence);
    protect(reply);
    return reply;
}

void Face::lock_if_idle()
{
    DeskTurn::Held const held(m_turn);
    m_door.lock_if_idle();
}

} // namespace saksi::web
