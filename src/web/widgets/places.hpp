// Which record types belong to which place of the navigation.
#pragma once

#include "render/html.hpp"
#include "web/layout.hpp"

namespace saksi::web {

Place place_of(schema::RecordType const&);

// Where a place has several lists: the ways from one to the others.
render::Html lists_beside(Visit const&, schema::RecordType const&);

} // namespace saksi::web
