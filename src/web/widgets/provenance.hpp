// Who said it, on what source, how surely and when: beside every value, in one place.
#pragma once

#include "publish/value_words.hpp"
#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// "to be confirmed" for what was not verified, "partly verified", or nothing.
render::Html doubt_mark(render::Tongue const&, log::Confidence);

Message confidence_label(log::Confidence);

// The source in words, linked where it is a record. `titles` must hold the record's title.
render::Html source_html(Visit const&, log::Source const&, publish::Titles const& titles);

// All of it, folded under one tap: source, confidence, who, when, note.
render::Html provenance(Visit const&, workspace::StatedValue const&, publish::Titles const& titles);

// The records that values and their sources mention, for one batched look-up of titles.
publish::Titles titles_for(Visit const&, std::vector<workspace::StatedValue> const&);

// The same for the rows of a list, which show no sources.
publish::Titles titles_for(Visit const&, std::vector<workspace::RecordView> const& rows);

// A reference pack's mark in the note, "pack:asia@2026-11-23 ratifications.csv:12", in words.
std::string note_words(render::Tongue const&, std::string_view note);

} // namespace saksi::web
