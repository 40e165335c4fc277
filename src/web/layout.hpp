// The frame around every page: head, navigation, search box, notices.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

#include <vector>

namespace saksi::web {

inline constexpr std::string_view session_cookie = "saksi_session";
inline constexpr std::string_view language_cookie = "saksi_language";
// Tells one browser from another before anybody has signed in: its forms bear the same words.
inline constexpr std::string_view visitor_cookie = "saksi_visitor";

// The places of the navigation, in its order.
enum class Place : std::uint8_t {
    none,
    today,
    cases,
    people,
    missions,
    legal_actions,
    care,
    states,
    library,
    publications,
    exchange,
    settings
};

struct Crumb {
    std::string text;
    render::Path where;
};

struct Frame {
    std::string title;         // Translated, or a record's own title.
    Place place = Place::none; // What the navigation marks as current.
    std::vector<Crumb> crumbs {};
    bool wide = false; // For what needs the whole screen, such as the matrix.
};

// A whole page for somebody who has signed in. A notice that the request brings along
// (`?done=saved`) is shown above the body.
http::Reply page_of(Visit const&, Frame const&, render::Html const& body, int status = 200);

// A whole page without navigation.
http::Reply page_of(Doorstep const&, Frame const&, render::Html const& body, int status = 200);

// What went wrong, in one sentence, and the way back.
http::Reply failure_page(render::Tongue const&, int status, Message sentence);

// A redirect after something was done. `done` is a key of the notices in layout.cpp.
http::Reply done_at(render::Path const& where, std::string_view done);

// The same for a change of one record: its page then offers to undo it.
http::Reply changed_at(Visit const&, RecordId const&, std::string_view done);

// The button that undoes one change of a record.
render::Html undo_button(
    Visit const&, RecordId const&, CommitId const&, Message words, std::string_view told = {});

} // namespace saksi::web
