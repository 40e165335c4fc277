// The web face in this process, signed in: pages as they are worked out, without a socket between.
// Internal to the bench.
#pragma once

#include "web/face.hpp"
#include "workspace/workspace.hpp"

namespace saksi::app {

class SignedIn {
public:
    SignedIn(
        std::filesystem::path const& home, workspace::Parts const&, std::string_view passphrase);

    // Throws Fault when the page is not given.
    void get(std::string const& target);

    workspace::Workspace& desk() { return m_face.door().workspace(); }

    // So that the next page is worked out anew, as after somebody's draft was kept.
    void write_something() { desk().set_setting("bench.tick", std::to_string(++m_ticks)); }

private:
    render::Tongues const m_tongues;
    web::Face m_face;
    std::string m_session;
    int m_ticks = 0;
};

} // namespace saksi::app
