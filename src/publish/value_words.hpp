// How a value reads, on a page and in print: in the reader's language, with nothing added.
#pragma once

#include "base/id.hpp"
#include "render/html.hpp"
#include "render/tongue.hpp"
#include "schema/schemas.hpp"
#include "schema/value.hpp"

#include <functional>
#include <map>
#include <string>

namespace saksi::publish {

// The titles of the records that values refer to; see Workspace::titles.
using Titles = std::map<RecordId, std::string>;

// Plain words, for titles, alternative texts and tables of text. A term that is not known here is
// shown as its code.
std::string value_words(
    render::Tongue const&, schema::Schemas const&, schema::Value const&, Titles const&);

// The same as markup: the language of a text is marked, Markdown is drawn, a reference is a link
// to where `record_path` leads (no link when it is empty).
render::Html value_html(render::Tongue const&, schema::Schemas const&, schema::FieldKind,
    schema::Value const&, Titles const&,
    std::function<render::Path(RecordId const&)> const& record_path = {});

// The label of a term in the reader's language; its code when the term is not known here.
std::string term_words(render::Tongue const&, schema::Schemas const&, schema::Term const&);

// "4.2 MB"
std::string size_words(render::Tongue const&, std::uint64_t bytes);

} // namespace saksi::publish
