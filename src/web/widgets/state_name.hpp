// The name of a State in the reader's language: the one place that knows that records keep it in
// English.
#pragma once

#include "casework/state_facts.hpp"
#include "publish/value_words.hpp"
#include "web/page.hpp"

namespace saksi::web {

// As the catalogs name the country. Where the group wrote another name than the list of countries
// has, theirs stays as it is.
std::string state_name(Visit const&, casework::StateFacts const&);

// The same for a record's title, if the record is a State.
std::string shown_title(Visit const&, workspace::RecordView const&);

// The same for all titles of States among these.
void name_states(Visit const&, publish::Titles&);

} // namespace saksi::web
