// "Somebody else changed this": asks, before anything is saved, what is to become of two answers.
#pragma once

#include "casework/change_record.hpp"
#include "http/request.hpp"
#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// For each field what stood there, what somebody else stated since, what was typed, and the choice
// between them. Stands inside the form of the record.
render::Html meanwhile_questions(
    Visit const&, schema::RecordType const&, std::vector<casework::Meanwhile> const&);

// Takes over what the form decided about these fields, and gives back those about which nobody has
// decided yet: no choice was made, or there is news that the form did not show.
std::vector<casework::Meanwhile> take_decisions(http::Form const&, std::vector<casework::Meanwhile>,
    std::vector<casework::FieldChange>& changes);

} // namespace saksi::web
