// A record's surroundings: its case, what the case holds, what refers to it, its files.
#pragma once

#include "render/html.hpp"
#include "web/widgets/places.hpp"

namespace saksi::web {

Place place_of(workspace::RecordView const&);

// The way down to the record: the list of its type, or its case.
std::vector<Crumb> crumbs_of(Visit const&, workspace::RecordView const&);

// For the record that heads a dossier: what lies in it by type, each with a way to add more.
render::Html contents_of_case(Visit const&, workspace::RecordView const&);

// Records that refer to this one, grouped by what they say of it.
render::Html links_here(Visit const&, workspace::RecordView const&);

// A form that adds a file to the first field of kind file, if the type has one.
render::Html file_form(Visit const&, workspace::RecordView const&);

} // namespace saksi::web
