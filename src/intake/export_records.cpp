#include "intake/export_records.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <ctime>
#include <map>

namespace saksi::intake {

namespace {

namespace json = boost::json;
using workspace::ListQuery;
using workspace::Reach;
using workspace::RecordView;
using workspace::StatedValue;
using workspace::Workspace;

constexpr std::size_t page_rows = 1000;

} // namespace

void drop_what_never_leaves(RecordView& record)
{
    std::erase_if(record.values, [&](StatedValue const& stated) {
        auto const* field = record.type ? record.type->find(stated.field) : nullptr;
        return field && field->never_leaves;
    });
}

Result<std::vector<RecordView>> all_rows(
    Workspace const& workspace, Reach const& reach, ListQuery query)
{
    auto rows = std::vector<RecordView> {};
    query.offset = 0;
    query.limit = page_rows;
    for (;;) {
        auto page = TRY(workspace.list(reach, query));
        for (auto& row : page.rows) {
            drop_what_never_leaves(row);
            workspace.note_look(reach, workspace::Look::export_, row);
        }
        std::ranges::move(page.rows, std::back_inserter(rows));
        query.offset += page_rows;
        if (page.rows.empty() || query.offset >= page.total) {
            workspace.keep_looks();
            return rows;
        }
    }
}

namespace {

std::string_view word(log::Confidence confidence)
{
    switch (confidence) {
    case log::Confidence::unstated:
        return "unstated";
    case log::Confidence::unverified:
        return "unverified";
    case log::Confidence::partly_verified:
        return "partly verified";
    case log::Confidence::verified:
        return "verified";
    }
    return "";
}

std::string source_text(log::Source const& source)
{
    struct Spelled {
        std::string operator()(log::SourceUnstated) const { return ""; }
        std::string operator()(log::OwnObservation) const { return "own observation"; }
        std::string operator()(RecordId const& id) const { return id.text(); }
        std::string operator()(StatementId const& id) const { return id.text(); }
    };
    return std::visit(Spelled {}, source);
}

// The values that a cell shows: all of a field that takes several, else the latest.
std::vector<StatedValue const*> shown(RecordView const& row, schema::Field const& field)
{
    if (field.repeats)
        return row.all(field.key);
    auto const* const one = row.one(field.key);
    return one ? std::vector { one } : std::vector<StatedValue const*> {};
}

std::vector<StatedValue const*> not_shown(RecordView const& row, schema::Field const& field)
{
    auto rest = row.all(field.key);
    for (auto const* const one : shown(row, field))
        std::erase(rest, one);
    return rest;
}

// One column of the file: its name, and what it says of a record.
struct ExportColumn {
    std::string name;
    std::function<std::string(RecordView const&)> cell;
};

template<typename Spell>
std::string spelled(std::vector<StatedValue const*> const& values, bool repeats, Spell const& spell)
{
    auto texts = std::vector<std::string> {};
    for (auto const* const value : values)
        texts.push_back(spell(*value));
    if (std::ranges::all_of(texts, &std::string::empty))
        return {};
    return repeats ? join_values(texts) : texts.front();
}

// The parts that the field's values have in these records; the main one first.
std::vector<std::string> parts_in(std::vector<RecordView> const& rows, schema::Field const& field)
{
    auto parts = std::vector<std::string> { "" };
    for (auto const& row : rows) {
        for (auto const* const value : shown(row, field)) {
            for (auto const& [part, text] : schema::to_parts(*value->value)) {
                if (std::ranges::find(parts, part) == parts.end())
                    parts.push_back(part);
            }
        }
    }
    std::ranges::sort(parts);
    return parts;
}

std::string part_of(StatedValue const& value, std::string const& part)
{
    auto const parts = schema::to_parts(*value.value);
    auto const found = parts.find(part);
    return found == parts.end() ? std::string {} : found->second;
}

void add_columns(std::vector<ExportColumn>& columns, std::vector<RecordView> const& rows,
    schema::RecordType const& type, schema::Field const& field, Provenance provenance)
{
    auto const name = column_name(type, field);
    if (field.kind == schema::FieldKind::file) {
        columns.push_back(
            { name + "@name", [&](RecordView const& row) {
                 return spelled(shown(row, field), field.repeats,
                     [](auto const& value) { return schema::plain_text(*value.value); });
             } });
        return;
    }
    for (auto const& part : parts_in(rows, field)) {
        columns.push_back(
            { part.empty() ? name : name + "." + part, [&field, part](RecordView const& row) {
                 return spelled(shown(row, field), field.repeats,
                     [&](auto const& value) { return part_of(value, part); });
             } });
    }
    if (std::ranges::any_of(rows, [&](auto const& row) { return !not_shown(row, field).empty(); }))
        columns.push_back({ name + "@also", [&](RecordView const& row) {
                               return spelled(not_shown(row, field), true, [](auto const& value) {
                                   return schema::plain_text(*value.value);
                               });
                           } });
    if (provenance == Provenance::left_out)
        return;
    columns.push_back({ name + "@source", [&](RecordView const& row) {
                           return spelled(shown(row, field), field.repeats,
                               [](auto const& value) { return source_text(value.source); });
                       } });
    columns.push_back({ name + "@confidence", [&](RecordView const& row) {
                           return spelled(shown(row, field), field.repeats, [](auto const& value) {
                               return std::string { word(value.confidence) };
                           });
                       } });
}

json::value value_as_json(schema::Value const& value)
{
    auto const parts = schema::to_parts(value);
    if (parts.empty()) // A file: its bytes are exported by other means.
        return json::value(schema::plain_text(value));
    if (parts.size() == 1)
        return json::value(parts.begin()->second);
    auto object = json::object {};
    for (auto const& [part, text] : parts)
        object[part.empty() ? "text" : part] = text;
    return object;
}

std::string time_text(UnixSeconds seconds)
{
    auto const time = static_cast<std::time_t>(seconds);
    auto parts = std::tm {};
    if (gmtime_r(&time, &parts) == nullptr)
        return {};
    char text[sizeof "2026-11-23T22:30:00Z and room for far years"];
    return { text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) };
}

} // namespace

Result<std::string> export_csv(
    Workspace const& workspace, Reach const& reach, ListQuery query, Provenance provenance)
{
    auto const* const type = TRY(workspace.schemas().find(query.type));
    auto const rows = TRY(all_rows(workspace, reach, std::move(query)));
    auto columns = std::vector<ExportColumn> { { std::string { id_column },
        [](RecordView const& row) { return row.id.text(); } } };
    for (auto const& field : type->fields)
        add_columns(columns, rows, *type, field, provenance);

    auto writer = CsvWriter {};
    auto cells = std::vector<std::string> {};
    for (auto const& column : columns)
        cells.push_back(column.name);
    writer.add_row(cells);
    for (auto const& row : rows) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            cells[i] = columns[i].cell(row);
        writer.add_row(cells);
    }
    return writer.take();
}

json::object value_json(StatedValue const& stated)
{
    auto object = json::object {};
    if (stated.value)
        object["value"] = value_as_json(*stated.value);
    if (stated.id != StatementId {})
        object["statement"] = stated.id.text();
    object["source"] = source_text(stated.source);
    object["confidence"] = word(stated.confidence);
    if (!stated.author.empty())
        object["author"] = stated.author;
    if (stated.stated_at != 0)
        object["stated_at"] = time_text(stated.stated_at);
    if (!stated.note.empty())
        object["note"] = stated.note;
    return object;
}

json::object record_json(RecordView const& row)
{
    auto values = json::object {};
    for (auto const& stated : row.values) {
        if (stated.field == log::type_field || !stated.value)
            continue;
        auto& of_field = values[stated.field];
        if (!of_field.is_array())
            of_field = json::array {};
        of_field.as_array().push_back(value_json(stated));
    }
    auto object = json::object { { "id", row.id.text() }, { "type", row.type_key },
        { "title", row.title } };
    if (row.dossier != DossierId {})
        object["dossier"] = row.dossier.text();
    object["values"] = std::move(values);
    return object;
}

Result<std::string> export_json(Workspace const& workspace, Reach const& reach, ListQuery query)
{
    auto const rows = TRY(all_rows(workspace, reach, std::move(query)));
    auto array = json::array {};
    for (auto const& row : rows)
        array.push_back(record_json(row));
    return json::serialize(array) + "\n";
}

} // namespace saksi::intake
