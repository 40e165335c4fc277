// The inputs of a form for any kind of field, and the way back: what a sent form typed for it.
#pragma once

#include "render/html.hpp"
#include "schema/entries.hpp"
#include "web/page.hpp"

#include <map>
#include <string>
#include <vector>

namespace saksi::web {

// A form as it stands: what was typed and what is wrong with it, by field key.
struct FormState {
    schema::Entries entries;
    std::map<std::string, Message> faults;
    // Drawn in the place of a field's inputs, or above them, by field key.
    std::map<std::string, render::Html> instead {};
    std::map<std::string, render::Html> above {};
};

// The inputs of one field with label, hint and fault. A repeated field shows its values and one
// empty place more. `dossier` is where references may point besides the commons.
render::Html field_input(
    Visit const&, schema::Field const&, FormState const&, DossierId const& dossier);

// All fields of a type, in their sections. Files are left out: they have a form of their own.
render::Html field_inputs(
    Visit const&, schema::RecordType const&, FormState const&, DossierId const& dossier);

// What the form typed for the fields of the type. Values with nothing in any part are left out, but
// a field that the form had keeps its (empty) list, which means: nothing shall stand here.
schema::Entries entries_of(http::Form const&, schema::RecordType const&);

// The lookup that turns a typed reference into a record within the visitor's reach.
schema::FindRecord find_record_for(Visit const&);

// A choice of the vocabulary's terms, broader terms as groups, an empty choice first.
render::Html term_choice(Visit const&, std::string const& name, std::string const& id,
    std::string const& vocabulary, std::string const& chosen, std::string const& label);

} // namespace saksi::web
