// The values that stand in a field of a record, as one kind of value. Others that stand there, such
// as those of a field that a group gave another kind, are passed over.
#pragma once

#include "workspace/views.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace saksi::casework {

// All of them, the latest stated last.
template<typename Kind>
std::vector<Kind> values_in(workspace::RecordView const& record, std::string_view field)
{
    std::vector<Kind> found;
    for (auto const* stated : record.all(field)) {
        auto const* value = stated->value ? std::get_if<Kind>(&*stated->value) : nullptr;
        if (value)
            found.push_back(*value);
    }
    return found;
}

// The latest stated one.
template<typename Kind>
std::optional<Kind> latest_in(workspace::RecordView const& record, std::string_view field)
{
    auto const* stated = record.one(field);
    auto const* value = stated && stated->value ? std::get_if<Kind>(&*stated->value) : nullptr;
    return value ? std::optional(*value) : std::nullopt;
}

// The same, and nothing where values differ that nobody has decided between.
template<typename Kind>
std::optional<Kind> settled_in(workspace::RecordView const& record, std::string_view field)
{
    return record.in_conflict(field) ? std::nullopt : latest_in<Kind>(record, field);
}

} // namespace saksi::casework
