#include "intake/sheet.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace saksi::intake {

namespace {

bool is_passed_over(std::string_view name)
{
    return name == fault_column || name == id_column || name.find('@') != std::string_view::npos;
}

// Null when there is none, or more than one that is called so.
schema::Field const* own_field_called(schema::RecordType const& type, std::string_view name)
{
    auto const wanted = folded(name);
    schema::Field const* found = nullptr;
    for (auto const& field : type.fields) {
        if (!field.label.is_own() || folded(field.label.text()) != wanted)
            continue;
        if (found)
            return nullptr;
        found = &field;
    }
    return found;
}

schema::Field const* field_named(schema::RecordType const& type, std::string_view name)
{
    auto const* by_key = type.find(name);
    return by_key ? by_key : own_field_called(type, name);
}

} // namespace

std::string free_fault_column(CsvReader const& reader)
{
    auto name = std::string { fault_column };
    for (int number = 2; std::ranges::count(reader.header(), name) > 0; ++number)
        name = std::string { fault_column } + "@" + std::to_string(number);
    return name;
}

std::string column_name(schema::RecordType const& type, schema::Field const& field)
{
    auto const called = std::string(field.label.text());
    auto const clear = field.label.is_own() && own_field_called(type, called) == &field
        && !type.find(called) && !is_passed_over(called) && called.find('.') == std::string::npos
        && trimmed(called) == called;
    return clear ? called : field.key;
}

std::string join_values(std::vector<std::string> const& values)
{
    auto joined = std::string {};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            joined += "; ";
        for (char const character : values[i]) {
            if (character == ';' || character == '\\')
                joined += '\\';
            joined += character;
        }
    }
    return joined;
}

std::vector<std::string> split_values(std::string_view cell)
{
    auto values = std::vector<std::string> { "" };
    for (std::size_t i = 0; i < cell.size(); ++i) {
        auto const rest = cell.substr(i);
        if (rest.starts_with("\\;") || rest.starts_with("\\\\")) {
            values.back() += rest[1];
            ++i;
        } else if (rest.starts_with("; ")) {
            values.emplace_back();
            ++i;
        } else {
            values.back() += rest[0];
        }
    }
    return values;
}

Result<std::vector<SheetColumn>> columns_of(
    schema::RecordType const& type, std::vector<std::string> const& header)
{
    auto columns = std::vector<SheetColumn> {};
    for (auto const& name : header) {
        if (is_passed_over(name)) {
            columns.push_back({});
            continue;
        }
        auto const dot = name.find('.');
        auto const* const field = field_named(type, std::string_view(name).substr(0, dot));
        if (!field || field->kind == schema::FieldKind::file)
            return Error { ErrorKind::invalid,
                N_("The record type has no field for this column. Rename or delete the column."),
                "line 1, column " + std::to_string(columns.size() + 1) };
        columns.push_back({ field, dot == std::string::npos ? "" : name.substr(dot + 1) });
    }
    return columns;
}

schema::Entries entries_of(std::vector<SheetColumn> const& columns, CsvRow const& row,
    std::string_view file, std::vector<RowFault>& faults)
{
    auto entries = schema::Entries {};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const& [field, part] = columns[i];
        if (!field || trimmed(row.cells[i].text).empty())
            continue;
        auto const pieces = field->repeats ? split_values(row.cells[i].text)
                                           : std::vector { row.cells[i].text };
        auto& values = entries[field->key];
        if (values.empty())
            values.resize(pieces.size());
        if (values.size() != pieces.size()) {
            faults.push_back({ std::string { file }, row.cells[i].place, field->key,
                N_("The columns of this field do not hold the same number of values.") });
            continue;
        }
        for (std::size_t j = 0; j < pieces.size(); ++j) {
            if (!trimmed(pieces[j]).empty())
                values[j][part] = pieces[j];
        }
    }
    return entries;
}

CsvPlace place_of(
    std::vector<SheetColumn> const& columns, CsvRow const& row, std::string_view field)
{
    auto place = CsvPlace { row.line, 1 };
    for (std::size_t i = columns.size(); i-- > 0;) {
        if (columns[i].field && columns[i].field->key == field && i < row.cells.size()) {
            place = row.cells[i].place;
            if (columns[i].part.empty())
                break;
        }
    }
    return place;
}

} // namespace saksi::intake
