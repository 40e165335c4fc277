#include "workspace/views.hpp"

namespace saksi::workspace {

std::vector<StatedValue const*> RecordView::all(std::string_view field) const
{
    std::vector<StatedValue const*> found;
    for (auto const& value : values) {
        if (value.field == field)
            found.push_back(&value);
    }
    return found;
}

// The values of a field lie sorted by time, so the latest is the last.
StatedValue const* RecordView::one(std::string_view field) const
{
    auto const found = all(field);
    return found.empty() ? nullptr : found.back();
}

bool RecordView::in_conflict(std::string_view field) const
{
    auto const* declared = type ? type->find(field) : nullptr;
    if (!declared || declared->repeats)
        return false;
    auto const found = all(field);
    for (auto const* value : found) {
        if (value->value != found.front()->value)
            return true;
    }
    return false;
}

} // namespace saksi::workspace
