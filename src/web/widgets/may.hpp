// What the person may do, for pages that show no button which would be refused. The deeds ask the
// gate by themselves.
#pragma once

#include "web/page.hpp"

namespace saksi::web {

bool may_change(Visit const&, workspace::RecordView const&);
bool may_comment(Visit const&, workspace::RecordView const&);

// For the form before it is filled in. Errors: forbidden
Result<void> check_may_write(Visit const&, DossierId const&, std::string_view type_key);

} // namespace saksi::web
