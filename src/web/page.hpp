// What a page is: an address, what it shows, what it does when its form is sent. One page is one
// file in web/pages/, found because it lies there.
//
// A page asks one deed and draws the answer. No SQL, no rule of casework, no escaping here.
#pragma once

#include "http/reply.hpp"
#include "http/request.hpp"
#include "render/tongue.hpp"
#include "web/door.hpp"
#include "web/jobs.hpp"
#include "workspace/workspace.hpp"

#include <functional>
#include <string>

namespace saksi::casework {
class StateBook;
}

namespace saksi::web {

using Answer = Result<http::Reply>;

// A request from somebody who has not signed in, or need not.
struct Doorstep {
    http::Request const& request;
    render::Tongue const& tongue;
    render::Tongues const& tongues; // All languages, for the switch.
    Door& door;
};

// A request from somebody who has signed in, with the desk unlocked and ours until we answer.
struct Visit {
    http::Request const& request;
    render::Tongue const& tongue;
    render::Tongues const& tongues;
    Door& door;
    workspace::Workspace& workspace;
    workspace::Actor const& actor;
    workspace::Reach const& reach;
    Jobs& jobs;
    casework::StateBook& states; // The facts about States, kept between requests.
};

// Small forms only; pages that take files say more.
inline constexpr std::size_t form_bytes_max = 1 << 20;

// A page has either the pair for those who signed in or the pair for everybody.
struct Page {
    std::string path; // A pattern of http/router.hpp.
    std::function<Answer(Visit&)> show {};
    std::function<Answer(Visit&)> submit {};
    std::function<Answer(Doorstep&)> show_open {};
    std::function<Answer(Doorstep&)> submit_open {};
    std::size_t body_bytes_max = form_bytes_max;
    // What it shows follows from the address, the member, their language, the day and what is
    // written in the workspace, and from nothing else: it may be handed out again (page_shelf.hpp).
    bool rests_on_records = false;
    // Its submit_open takes a second or more on purpose. It runs beside the other pages and without
    // the desk's turn.
    bool takes_long = false;
};

} // namespace saksi::web
