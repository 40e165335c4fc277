// The form of a record, new or changed: one for all types.
#pragma once

#include "web/layout.hpp"
#include "web/own_form.hpp"
#include "web/widgets/basis_input.hpp"
#include "web/widgets/field_input.hpp"

namespace saksi::web {

struct RecordForm {
    Frame frame;
    Message submit_label;
    render::Path action;
    render::Path place; // Where this form is filled in: drafts of it are kept under this address.
    render::Path cancel;
    schema::RecordType const& type;
    std::vector<schema::Field const*> fields {}; // Empty: all of the type's.
    DossierId dossier;
    FormState state {};
    casework::Basis basis {};
    bool asks_basis = true; // False where the form itself says on what it rests.
    // Hidden inputs: what the person saw, so that nothing else is replaced.
    std::vector<std::pair<std::string, std::string>> hidden {};
    render::Html questions {}; // What must be decided first; see meanwhile.hpp.
    // Of the draft that is gone on with, or of the form as it was sent; nothing: a fresh one.
    std::optional<workspace::FormId> id {};
};

http::Reply draw_form(Visit const&, RecordForm const&, int status = 200);

// The id that a form was sent with, for drawing it once more.
std::optional<workspace::FormId> form_id_of(http::Form const& sent);

// Checks what was typed against the type; all faults at once, by field.
FormState checked_form(
    Visit const&, schema::RecordType const&, schema::Entries entries, schema::Wholeness);

} // namespace saksi::web
