// Pages that were worked out a moment ago. While nothing at all was written, the same question by
// the same session gets the same page, so it is handed out again instead of being made again: lists
// are asked for far more often than anything in them changes.
//
// Only pages that say so are kept (Page::rests_on_records). They are forgotten with the next write,
// whoever made it and whatever it was, and when the workspace is locked.
#pragma once

#include "http/reply.hpp"
#include "http/request.hpp"
#include "render/tongue.hpp"
#include "workspace/workspace.hpp"

#include <map>
#include <memory>
#include <string>

namespace saksi::web {

// With the desk's turn held.
class PageShelf {
public:
    // The page that this session was given for this address in this language, if nothing happened
    // since.
    std::optional<http::Reply> find(workspace::Workspace const&, std::string_view session,
        http::Request const&, render::Tongue const&);

    // Keeps a page that was made while the workspace stood as `state` says. One that bears the id
    // of a form of its own is not kept: each such form is sent once.
    void keep(workspace::Workspace const&, std::uint64_t state, std::string_view session,
        http::Request const&, render::Tongue const&, http::Reply&);

    void forget();

private:
    void forget_if_changed(workspace::Workspace const&);

    std::uint64_t m_state = 0;
    std::int64_t m_quarter = 0; // Of an hour: what a page says of today holds as long.
    std::size_t m_bytes = 0;
    std::map<std::string, std::shared_ptr<std::string const>, std::less<>> m_pages;
};

} // namespace saksi::web
