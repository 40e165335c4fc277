// Decisions as a list to read: the name of each, then where, when and how it was decided. A table
// of the same would be too wide for its words.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

render::Html decision_list(Visit const&, workspace::ListPage const&);

// By which field the list is in order, for lists without column heads; the field that was chosen
// again turns the order around.
render::Html order_choice(
    Visit const&, schema::RecordType const&, workspace::ListQuery const&, render::Path const& base);

} // namespace saksi::web
