#include "cli/json.hpp"

#include "schema/typed.hpp"

#include <fmt/chrono.h>

#include <ostream>

namespace saksi::cli {

using workspace::RecordView;
using workspace::StatedValue;

std::string iso_time(UnixSeconds seconds)
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

static std::string_view word(log::Confidence confidence)
{
    switch (confidence) {
    case log::Confidence::unstated:
        return "unstated";
    case log::Confidence::unverified:
        return "unverified";
    case log::Confidence::partly_verified:
        return "partly_verified";
    case log::Confidence::verified:
        return "verified";
    }
    return "unstated";
}

static std::string_view word(log::Op op)
{
    switch (op) {
    case log::Op::assert_:
        return "assert";
    case log::Op::retract:
        return "retract";
    case log::Op::dispute:
        return "dispute";
    }
    return "assert";
}

static std::string title_of(Desk const& desk, RecordId const& record)
{
    auto const titles = desk.workspace->titles(desk.reach, { record });
    auto const found = titles.find(record);
    return found == titles.end() ? std::string {} : found->second;
}

// The name by which scripts know a record: its one key value ("NPL", "CAT"), else its id.
static std::string name_of(Desk const& desk, RecordId const& id)
{
    auto const record = desk.workspace->record(desk.reach, id);
    if (record && record->type && record->type->key_fields.size() == 1) {
        auto const* key = record->one(record->type->key_fields.front());
        if (key && key->value)
            return schema::plain_text(*key->value);
    }
    return id.text();
}

static boost::json::value plain(Desk const& desk, schema::Value const& value)
{
    if (auto const* reference = std::get_if<schema::Reference>(&value))
        return boost::json::string(name_of(desk, reference->record));
    if (auto const* number = std::get_if<schema::Number>(&value))
        return number->value;
    return boost::json::string(schema::plain_text(value));
}

static boost::json::object json_of(Desk const& desk, log::Source const& source)
{
    if (std::holds_alternative<log::SourceUnstated>(source))
        return { { "kind", "unstated" } };
    if (std::holds_alternative<log::OwnObservation>(source))
        return { { "kind", "own_observation" } };
    if (auto const* record = std::get_if<RecordId>(&source))
        return { { "kind", "record" }, { "id", record->text() },
            { "title", title_of(desk, *record) } };
    return { { "kind", "statement" }, { "id", std::get<StatementId>(source).text() } };
}

boost::json::object json_of(Desk const& desk, StatedValue const& stated)
{
    boost::json::object object { { "statement", stated.id.text() }, { "op", word(stated.op) } };
    if (stated.value) {
        object["value"] = plain(desk, *stated.value);
        boost::json::object parts;
        for (auto const& [part, text] : schema::to_parts(*stated.value)) {
            if (!part.empty() && !text.empty())
                parts[part] = text;
        }
        if (!parts.empty())
            object["parts"] = std::move(parts);
        if (auto const* reference = std::get_if<schema::Reference>(&*stated.value)) {
            object["record"] = reference->record.text();
            object["title"] = title_of(desk, reference->record);
        }
    }
    object["source"] = json_of(desk, stated.source);
    object["confidence"] = word(stated.confidence);
    object["author"] = stated.author;
    object["stated_at"] = iso_time(stated.stated_at);
    object["commit"] = stated.commit.text();
    if (!stated.note.empty())
        object["note"] = stated.note;
    if (!stated.supersedes.empty()) {
        boost::json::array ids;
        for (auto const& id : stated.supersedes)
            ids.emplace_back(id.text());
        object["supersedes"] = std::move(ids);
    }
    object["current"] = stated.current;
    return object;
}

boost::json::object json_head(RecordView const& record)
{
    boost::json::object head { { "id", record.id.text() }, { "type", record.type_key },
        { "title", record.title }, { "dossier", record.dossier.text() },
        { "created_at", iso_time(record.created_at) },
        { "changed_at", iso_time(record.changed_at) } };
    if (auto const& back = record.taken_back)
        head["taken_back"] = { { "author", back->author },
            { "stated_at", iso_time(back->stated_at) }, { "reason", back->reason } };
    return head;
}

boost::json::object plain_values(Desk const& desk, RecordView const& record)
{
    boost::json::object values;
    if (!record.type)
        return values;
    for (auto const& field : record.type->fields) {
        auto const all = record.all(field.key);
        if (all.empty())
            continue;
        if (all.size() == 1 && !field.repeats) {
            values[field.key] = plain(desk, *all.front()->value);
            continue;
        }
        boost::json::array list;
        for (auto const* stated : all)
            list.push_back(plain(desk, *stated->value));
        values[field.key] = std::move(list);
    }
    return values;
}

void print_json(std::ostream& out, boost::json::value const& document)
{
    out << document << '\n';
}

} // namespace saksi::cli
