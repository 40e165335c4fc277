// A form of ours as it is sent: it bears an id that was given out with it, so that the same sending
// twice is one, and where it states facts the address at which it is filled in, so that what was
// typed can be kept as a draft.
#pragma once

#include "http/request.hpp"
#include "render/url.hpp"
#include "workspace/saved_search.hpp"

#include <optional>

namespace saksi::web {

// Names of hidden inputs; no field of a record type has a dot in its key.
inline constexpr std::string_view form_id_name = "form.id";
inline constexpr std::string_view form_place_name = "form.place";
// Set by the script that sends a form by itself while it is being filled in.
inline constexpr std::string_view form_auto_name = "form.auto";
// In the address of a form: the draft to go on with.
inline constexpr std::string_view draft_name = "draft";

struct OwnForm {
    workspace::FormId id;
    std::optional<render::Path> place; // Nothing where no draft can be made of it.
    http::Form fields;

    // Of this sending by this member. `path` is where it was sent to.
    workspace::FormKey key(std::string_view handle, std::string_view path) const;
};

// Nothing when the request bears no such form. Costs nothing then: a form begins with its id.
std::optional<OwnForm> own_form_of(http::Request const&);

// A form's address, of which drafts can be kept.
std::optional<render::Path> place_of_form(std::string_view text);

// Where a draft is gone on with.
render::Path draft_path(std::string_view place, workspace::FormId const&);

} // namespace saksi::web
