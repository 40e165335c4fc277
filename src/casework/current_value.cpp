#include "casework/current_value.hpp"

#include <algorithm>

namespace saksi::casework {

Result<workspace::StatedValue const*> current_value(
    workspace::RecordView const& view, StatementId const& id)
{
    auto const found = std::ranges::find(view.values, id, &workspace::StatedValue::id);
    if (found == view.values.end() || found->field == log::type_field)
        return Error { ErrorKind::not_found,
            N_("This value does not stand in the record any more."), id.text() };
    return &*found;
}

} // namespace saksi::casework
