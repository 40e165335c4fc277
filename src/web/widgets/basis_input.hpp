// "What does this rest on?": source, confidence and note for everything in one save.
#pragma once

#include "casework/add_record.hpp"
#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

render::Html basis_input(Visit const&, casework::Basis const&, DossierId const& dossier);

// Errors: invalid  the source is no record within reach
Result<casework::Basis> basis_of(Visit const&, http::Form const&);

// The same of a draft: a source that is out of reach by now is none.
casework::Basis basis_begun(Visit const&, http::Form const&);

} // namespace saksi::web
