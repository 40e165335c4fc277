// The language switch: remembers the choice in this browser and goes back.
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Doorstep& doorstep)
{
    auto const sent = TRY(doorstep.request.form());
    auto const back = render::Path::parse(sent.text("back"));
    auto reply = http::see_other(back ? back->text() : "/");
    if (auto const* tongue = doorstep.tongues.find(sent.text("language")))
        http::set_cookie(reply, language_cookie, tongue->code(), doorstep.request.cookie_scope());
    return reply;
}

Page language()
{
    return { .path = "/language", .submit_open = submit };
}

} // namespace saksi::web::pages
