#include "schema/entries.hpp"

#include <algorithm>

namespace saksi::schema {
namespace {

// The values typed for one field, or the first fault among them.
Result<std::vector<Value>> parse_field(Schemas const& schemas, Field const& field,
    std::vector<Parts> const& typed, FindRecord const& find_record)
{
    std::vector<Value> values;
    for (auto const& parts : typed) {
        auto value = TRY(parse_value(schemas, field, parts, find_record));
        if (value && std::ranges::find(values, *value) == values.end())
            values.push_back(*std::move(value));
    }
    if (!field.repeats && values.size() > 1)
        return Error { ErrorKind::invalid,
            N_("This field takes one value. Keep one of those given."), field.key };
    return values;
}

Error missing(Field const& field)
{
    return { ErrorKind::invalid, N_("This field is needed. Please fill it in."), field.key };
}

} // namespace

ParsedEntries parse_entries(Schemas const& schemas, RecordType const& type, Entries const& entries,
    Wholeness wholeness, FindRecord const& find_record)
{
    ParsedEntries parsed;
    for (auto const& field : type.fields) {
        auto const typed = entries.find(field.key);
        if (typed == entries.end()) {
            if (field.required && wholeness == Wholeness::whole_record)
                parsed.faults.push_back(missing(field));
            continue;
        }
        auto values = parse_field(schemas, field, typed->second, find_record);
        if (!values)
            parsed.faults.push_back(std::move(values).error());
        else if (field.required && values->empty())
            parsed.faults.push_back(missing(field));
        else
            parsed.entries.push_back({ .field = &field, .values = *std::move(values) });
    }
    for (auto const& [key, typed] : entries) {
        if (type.find(key) == nullptr)
            parsed.faults.push_back(
                { ErrorKind::invalid, N_("This record type has no field of that name."), key });
    }
    return parsed;
}

std::optional<RecordId> natural_id(RecordType const& type, std::vector<ParsedEntry> const& entries)
{
    std::vector<std::string> key_values;
    for (auto const& key : type.key_fields) {
        auto const entry = std::ranges::find_if(
            entries, [&](ParsedEntry const& e) { return e.field->key == key; });
        if (entry == entries.end() || entry->values.empty())
            return std::nullopt;
        key_values.push_back(plain_text(entry->values.front()));
    }
    if (key_values.empty())
        return std::nullopt;
    return record_id_of(type, key_values);
}

} // namespace saksi::schema
