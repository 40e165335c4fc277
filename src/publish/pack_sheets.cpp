#include "publish/contents.hpp"
#include "publish/value_words.hpp"
#include "publish/xlsx.hpp"

#include <algorithm>

namespace saksi::publish {

namespace {

using workspace::RecordView;
using workspace::StatedValue;

struct Row {
    render::Tongue const& t;
    schema::Schemas const& schemas;
    std::map<RecordId, std::string> const& titles;
    RecordView const& record;

    template<typename Spell>
    std::string lines(schema::Field const& field, Spell const& spell) const
    {
        std::string text;
        for (auto const* stated : record.all(field.key)) {
            if (stated->value)
                text += (text.empty() ? "" : "\n") + spell(*stated);
        }
        return text;
    }

    Cell value(schema::Field const& field) const
    {
        auto const all = record.all(field.key);
        if (all.size() == 1 && all.front()->value) {
            if (auto const* number = std::get_if<schema::Number>(&*all.front()->value))
                return number->value;
        }
        return lines(field, [&](StatedValue const& stated) {
            return value_words(t, schemas, *stated.value, titles);
        });
    }

    std::string source(StatedValue const& stated) const
    {
        if (auto const* id = std::get_if<RecordId>(&stated.source)) {
            auto const title = titles.find(*id);
            return title == titles.end() ? std::string(t.tr("a record out of reach"))
                                         : title->second;
        }
        return std::holds_alternative<log::OwnObservation>(stated.source)
            ? std::string(t.tr("seen or heard by the author"))
            : std::string(t.tr("no source stated"));
    }
};

std::string confidence(render::Tongue const& t, log::Confidence confidence)
{
    switch (confidence) {
    case log::Confidence::unstated:
        return {};
    case log::Confidence::unverified:
        return std::string(t.tr("to be confirmed"));
    case log::Confidence::partly_verified:
        return std::string(t.tr("partly verified"));
    case log::Confidence::verified:
        return std::string(t.tr("verified in the source"));
    }
    return {};
}

} // namespace

Sheet sheet_of(schema::RecordType const& type, std::vector<RecordView> const& records,
    std::map<RecordId, std::string> const& titles, schema::Schemas const& schemas,
    render::Tongue const& t)
{
    Sheet sheet { .name = std::string(t.tr(type.label_plural)),
        .head = { std::string(t.tr("Id")), std::string(t.tr("Title")) },
        .rows = {} };
    std::vector<schema::Field const*> fields;
    for (auto const& field : type.fields) {
        if (field.never_leaves || std::ranges::none_of(records, [&](RecordView const& record) {
                return !record.all(field.key).empty();
            }))
            continue;
        fields.push_back(&field);
        sheet.head.emplace_back(t.tr(field.label));
        sheet.head.push_back(t.format("{}: on what it rests", t.tr(field.label)));
    }
    for (auto const& record : records) {
        Row const row { t, schemas, titles, record };
        std::vector<Cell> cells { record.id.text(), record.title };
        for (auto const* field : fields) {
            cells.push_back(row.value(*field));
            cells.emplace_back(row.lines(*field, [&](StatedValue const& stated) {
                auto const sure = confidence(t, stated.confidence);
                return row.source(stated) + (sure.empty() ? "" : "; " + sure);
            }));
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

std::string pack_sheets(Contents const& contents, render::Tongue const& t)
{
    std::vector<Sheet> sheets;
    for (auto const& type : contents.schemas->types()) {
        std::vector<RecordView> of_type;
        std::ranges::copy_if(contents.records, std::back_inserter(of_type),
            [&](RecordView const& record) { return record.type == &type; });
        if (!of_type.empty())
            sheets.push_back(sheet_of(type, of_type, contents.titles, *contents.schemas, t));
    }
    return xlsx_of(sheets, contents.made, t.direction() == render::Direction::right_to_left);
}

} // namespace saksi::publish
