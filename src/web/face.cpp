#include "web/face.hpp"

#include "base/bytes.hpp"
#include "base/fault.hpp"
#include "render/form_token.hpp"
#include "web/layout.hpp"
#include "web/own_form.hpp"
#include "web/send_again.hpp"
#include "web/static_files.hpp"
#include "web/unsaved_page.hpp"
#include "web/widgets/listing.hpp"

#include <malloc.h>

namespace saksi::web {

using http::Method;
using http::Reply;
using http::Request;

Face::Face(Door::Settings settings, workspace::Parts parts, render::Tongues const& tongues,
    std::vector<Page> pages)
    : m_tongues(tongues)
    , m_jobs(m_turn)
    , m_door(std::move(settings), parts, m_turn)
    , m_pages(std::move(pages))
{
    m_door.on_lock([this] {
        m_jobs.clear();
        m_states.forget();
        m_shelf.forget();
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

bool Face::takes_long(Method method, std::string_view path) const
{
    auto const match = m_router.match(method, path);
    return method == Method::post && match.handler && (*match.handler)->takes_long;
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

// What every page tells the browser, beside what http says with every reply: nothing from
// elsewhere, no script but our own file, not in a frame, no camera, microphone or place, no hint of
// our address to anybody.
static void protect(Reply& reply)
{
    reply.headers.set("Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src "
        "'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    reply.headers.set("X-Frame-Options", "DENY"); // For what does not know frame-ancestors.
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
    m_pause = Pause::none;
    auto reply = [&]() -> Reply {
        if (auto file = static_file(request))
            return *std::move(file);
        auto const& tongue = tongue_of(request);
        try {
            return page_reply(request, tongue);
        } catch (Fault const& fault) {
            return failure_page(tongue, 500, fault.message());
        }
    }();
    protect(reply);
    return reply;
}

// A token of a browser's own: 32 lower-case hexadecimal digits.
static bool is_token(std::string_view text)
{
    std::array<std::uint8_t, render::form_token_bytes / 2> bytes {};
    return bool(parse_hex(text, bytes));
}

static bool is_same_secret(std::string_view one, std::string_view other)
{
    return crypto::SecretBytes::copy_of(one) == crypto::SecretBytes::copy_of(other);
}

struct Face::Visitor {
    std::string session;             // Empty: has not signed in, or not any more.
    std::string token_of_session {}; // Empty as well then.
    std::string token_of_browser {};
    bool is_new = false; // The browser does not have its own token yet.

    // What the forms bear that are written for them now.
    std::string const& form_token() const
    {
        return session.empty() ? token_of_browser : token_of_session;
    }
};

Face::Visitor Face::visitor_of(Request const& request)
{
    Visitor visitor;
    auto const session = request.cookie(session_cookie).value_or("");
    if (m_door.knows(session)) {
        visitor.session = session;
        visitor.token_of_session = m_door.form_token(session);
    }
    auto const browser = request.cookie(visitor_cookie).value_or("");
    visitor.is_new = !is_token(browser);
    visitor.token_of_browser = visitor.is_new ? m_door.random_token() : std::string(browser);
    return visitor;
}

// A form is one of ours, written for this very session: it says what nobody else can know. Before
// anybody has signed in it says what our own cookie in that browser says, so that no stranger's
// page signs a person in under another name.
Result<void> Face::check_form(
    Page const& page, Request const& request, Visitor const& visitor) const
{
    auto const form = TRY(request.form());
    auto const said = form.text(render::form_token_field);
    if (!visitor.session.empty() && is_same_secret(said, visitor.token_of_session))
        return {};
    if (page.submit_open && !visitor.is_new && is_same_secret(said, visitor.token_of_browser))
        return {};
    return Error { ErrorKind::conflict,
        N_("This form was opened a while ago, or for somebody else, so nothing was done. Go back, "
           "load its page again, and send it once more.") };
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
    auto const is_post = request.method == Method::post;
    if (is_post && !comes_from_us(request))
        return failure_page(
            tongue, 403, N_("This form came from another web site, so nothing was done."));

    request.variables = std::move(match.variables);
    auto const& page = **match.handler;
    std::optional<DeskTurn::Held> held(std::in_place, m_turn);
    m_door.lock_if_disk_failed();
    auto const visitor = visitor_of(request);
    auto const may_keep = page.rests_on_records && !visitor.session.empty();
    auto const state = may_keep ? m_door.workspace().state() : 0;
    if (may_keep) {
        if (auto kept = m_shelf.find(m_door.workspace(), visitor.session, request, tongue)) {
            hold_until_settled(*kept, tongue);
            return *std::move(kept);
        }
    }
    auto answer = [&]() -> Answer {
        try {
            return run(page, request, tongue, visitor, [&] { held.reset(); });
        } catch (Fault const& fault) {
            if (!holds_what_was_typed(request))
                throw;
            return unsaved_page(tongue, fault.message(), request);
        }
    }();
    auto reply = answer
        ? *std::move(answer)
        : failure_page(tongue, status_of(answer.error().kind), answer.error().message);
    // Only pages have forms. In a file the byte that stands for a token is a byte like any other.
    auto const is_page = reply.content_type.starts_with("text/html");
    if (is_page && render::wants_form_token(reply.body.view())) {
        auto bytes = std::string(reply.body.view());
        render::fill_form_tokens(bytes, visitor.form_token());
        reply.body = std::move(bytes);
        if (visitor.is_new && visitor.session.empty())
            http::set_cookie(
                reply, visitor_cookie, visitor.token_of_browser, request.cookie_scope());
    }
    if (may_keep)
        m_shelf.keep(m_door.workspace(), state, visitor.session, request, tongue, reply);
    // Who let go of the desk may have written after that, as signing in does with a form kept
    // sealed.
    if (!held)
        held.emplace(m_turn);
    hold_until_settled(reply, tongue);
    return reply;
}

// Pages leave holes in the heap that are filled by the next ones; in a pause they are the
// machine's.
void Face::give_memory_back()
{
    auto pause = m_pause.load();
    if (pause == Pause::tidied)
        return;
    auto const longer = pause == Pause::none ? Pause::one_tick : Pause::tidied;
    if (m_pause.compare_exchange_strong(pause, longer) && longer == Pause::tidied)
        ::malloc_trim(0);
}

// Nobody is told or shown what the disk may not have yet, whoever wrote it.
void Face::hold_until_settled(Reply& reply, render::Tongue const& tongue)
{
    auto const settling = m_door.locked() ? nullptr : m_door.workspace().settling();
    if (!settling || settling->is_settled())
        return;
    reply.before_sent = [settling, written = settling->written(), &tongue](Reply& answer) {
        try {
            settling->wait_for(written);
        } catch (Fault const& fault) {
            answer = failure_page(tongue, 500, fault.message());
            protect(answer);
        }
    };
}

Answer Face::run(Page const& page, Request const& request, render::Tongue const& tongue,
    Visitor const& visitor, std::function<void()> const& let_go_of_desk)
{
    auto const is_post = request.method == Method::post;
    auto const& open = is_post ? page.submit_open : page.show_open;
    if (!open) {
        if (!m_door.has_workspace())
            return http::see_other("/welcome");
        if (visitor.session.empty())
            return turned_away(page, request, tongue, request.cookie(session_cookie).value_or(""));
    }
    auto const from_us = is_post ? check_form(page, request, visitor) : Result<void> {};
    if (open) {
        TRY(from_us);
        Doorstep doorstep { request, tongue, m_tongues, m_door };
        if (is_post && page.takes_long)
            let_go_of_desk();
        return open(doorstep);
    }
    auto& workspace = m_door.workspace();
    auto const actor = m_door.who(visitor.session); // A copy: the page may end it.
    auto const reach = workspace.reach(actor);
    Visit visit { request, tongue, m_tongues, m_door, workspace, actor, reach, m_jobs, m_states };
    if (!from_us)
        return send_again(visit, from_us.error());
    if (is_post)
        return submit(page, visit);
    workspace::Workspace::OneLook const look(workspace);
    return page.show(visit);
}

// A form with an id is done once, however often it is sent: the second click, a page loaded anew, a
// sending whose answer got lost are led to what came of the first.
Answer Face::submit(Page const& page, Visit& visit)
{
    auto const form = own_form_of(visit.request);
    if (!form)
        return page.submit(visit);
    auto const key = form->key(visit.actor.handle(), visit.request.path);
    if (auto const done = visit.workspace.sent_form(visit.actor, key))
        return http::see_other(record_path(done->record)
                .with("done", "once")
                .with("change", done->commit.text())
                .text());
    workspace::Workspace::Sending const sending(visit.workspace, visit.actor, form->id, key);
    return page.submit(visit);
}

// After signing in, back to where the person wanted to go. A form that was sent is kept until then,
// if it is one of which drafts are made.
Answer Face::turned_away(Page const& page, Request const& request, render::Tongue const& tongue,
    std::string_view session)
{
    auto const sign_in = m_door.awaits_code(session) ? render::Path("/sign-in/code")
                                                     : render::Path("/sign-in");
    if (request.method != Method::post)
        return http::see_other(sign_in.with("next", request.target).text());
    auto const form = own_form_of(request);
    auto const kept = form && m_door.keep_for_later(session, request, *form);
    if (form && form->fields.has(form_auto_name)) {
        return kept
            ? http::text_reply(
                  std::string(
                      tongue.tr("The workspace is locked. This is kept until you sign in again.")),
                  202)
            : http::text_reply(
                  std::string(
                      tongue.tr("The workspace is locked. Please sign in again in another tab.")),
                  403);
    }
    if (form && form->place && !kept && !session.empty())
        return failure_page(tongue, 503,
            N_("The workspace is locked and what you sent could not be kept. Sign in again in "
               "another tab, then load this page anew: your browser sends it once more."));
    if (form && form->place)
        return http::see_other(
            sign_in.with("next", form->place->text()).with("done", kept ? "sealed" : "").text());
    return http::see_other(sign_in.with("next", page.show ? request.target : "/").text());
}

Reply Face::error_page(int status, Message sentence) const
{
    auto reply = failure_page(m_tongues.english(), status, sentence);
    protect(reply);
    return reply;
}

void Face::tick()
{
    give_memory_back();
    DeskTurn::Held const held(m_turn);
    if (m_door.lock_if_idle() || m_door.locked())
        return;
    try {
        m_door.workspace().catch_up();
    } catch (Fault const&) {
        // It waits on. Whoever saves something is told what the disk has.
    }
}

} // namespace saksi::web
