// What people allow, at a glance: on the page of a case for everybody in it, on the page of a
// person as the way to ask.
#pragma once

#include "law/consent.hpp"
#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

// Nothing for other records, or a case without people.
render::Html consent_panel(Visit const&, workspace::RecordView const&);

// "given", "refused", "withdrawn", "run out": how a stated consent stands today, as a coloured
// mark.
render::Html consent_mark(render::Tongue const&, schema::Consent const&, Day const& today);

// Where a person is asked, and a case handed out.
render::Path consents_path(RecordId const& person);
render::Path hand_out_path(RecordId const& head);

} // namespace saksi::web
