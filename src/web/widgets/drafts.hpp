// What keeps a form from being lost or done twice: its hidden inputs, the button that keeps it as a
// draft, the offer to go on with one, and the way back into the form.
#pragma once

#include "render/html.hpp"
#include "web/own_form.hpp"
#include "web/page.hpp"

namespace saksi::web {

// First in every form that writes: a fresh id, so that sending it twice does it once.
render::Html form_id_input(Visit const&);

// The draft that the request's address names, as the form that was kept. Nothing when it names
// none, or one that is gone or another member's.
struct BegunForm {
    workspace::FormId id;
    http::Form fields;
};
std::optional<BegunForm> begun_form(Visit const&);

// The visitor's other drafts of the same form, each with the choice to go on or to throw it away.
// Empty where there is none.
render::Html drafts_offer(Visit const&, render::Path const& place, workspace::FormId const& shown);

// One draft of a list: where it leads, when it was kept, the button that throws it away, and what
// else is to be said of it.
render::Html draft_item(Visit const&, workspace::Draft const&, render::Html const& more = {});

// Everything that was typed into it, to be read and copied where its form cannot be opened any
// more.
render::Html what_was_typed(Visit const&, workspace::Draft const&);

// The fields of a form that people fill in, as hidden inputs: to send it once more.
render::Html hidden_fields(http::Form const&);

} // namespace saksi::web
