// Locks the workspace at once, for everybody who has come in.
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Doorstep& doorstep)
{
    // Nobody needs to prove who they are to lock: whoever is at the machine may.
    doorstep.door.lock();
    auto reply = http::see_other("/sign-in");
    // What is still being typed in another tab of this browser is sealed for whoever typed it.
    auto const cookie = doorstep.request.cookie(session_cookie).value_or("");
    if (auto const left = Door::ended(cookie); !left.empty())
        http::set_cookie(reply, session_cookie, left, doorstep.request.cookie_scope());
    else
        http::clear_cookie(reply, session_cookie, doorstep.request.cookie_scope());
    return reply;
}

Page lock()
{
    return { .path = "/lock", .submit_open = submit };
}

} // namespace saksi::web::pages
