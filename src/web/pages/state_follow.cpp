// Follows a State, or no longer: Today then tells what it owes the Committee.
#include "casework/followed_states.hpp"
#include "casework/state_book.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {

static Answer submit(Visit& visit)
{
    auto const states = TRY(visit.states.open(visit.workspace, visit.reach));
    auto const iso3 = visit.request.path_variable("iso3");
    if (!states->state(iso3))
        return Error { ErrorKind::not_found, "There is no such State here.", std::string(iso3) };
    auto const sent = TRY(visit.request.form());
    auto const follow = sent.text("follow") == "yes";
    if (follow)
        casework::follow_state(visit.workspace, iso3);
    else
        casework::unfollow_state(visit.workspace, iso3);
    return done_at(render::Path("/states") / iso3, follow ? "followed" : "unfollowed");
}

Page state_follow()
{
    return { .path = "/states/{iso3}/follow", .submit = submit };
}

} // namespace saksi::web::pages
