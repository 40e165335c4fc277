// The answers of law/ as a person reads them: word, sign, shade.
#pragma once

#include "casework/state_facts.hpp"
#include "render/html.hpp"
#include "render/map.hpp"
#include "web/page.hpp"

namespace saksi::web {

Message status_label(law::Status);

// The class of the stylesheet's `.status`.
std::string_view status_class(law::Status);

render::MapShade shade_of(law::Status);

// Sign and word of one answer; what is not confirmed says so.
render::Html status_html(render::Tongue const&, law::StatusAnswer const&);

// "party since 26 June 1987": the answer with the date it rests on, in one line of plain text.
std::string status_words(
    render::Tongue const&, casework::TreatyPosition const*, law::StatusAnswer const&);

// A date on record with its doubt, linked to the field it stands in.
render::Html told_date(render::Tongue const&, std::optional<casework::Told<FuzzyDate>> const&);

// "late by 19 years", "12 days overdue", "on time".
std::string lateness_words(render::Tongue const&, law::LatenessAnswer const&);

// "3 years and 2 months": whole years and months for long spans, days for short ones.
std::string span_words(render::Tongue const&, int days);

// "to be confirmed" for a standing below verified, or nothing.
render::Html standing_mark(render::Tongue const&, law::Standing);

} // namespace saksi::web
