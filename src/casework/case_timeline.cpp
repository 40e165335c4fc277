#include "casework/case_timeline.hpp"

#include "casework/values_in.hpp"

#include <algorithm>
#include <array>

namespace saksi::casework {

namespace {

struct Dated {
    std::string_view type;
    std::string from;
    std::string until;
};

// What tells of something at a time. Of a type that the group declared, its first date.
std::vector<Dated> dated_types(schema::Schemas const& schemas)
{
    std::vector<Dated> types {
        { "event", "date", "" },
        { "act", "date", "" },
        { "detention", "from", "until" },
        { "consequence", "from", "until" },
        { "interview", "date", "" },
        { "intervention", "date", "" },
        { "remedy_step", "began", "ended" },
        { "submission", "sent", "answered" },
    };
    for (auto const& type : schemas.types()) {
        if (!type.label.is_own())
            continue;
        auto const date = std::ranges::find(
            type.fields, schema::FieldKind::fuzzy_date, &schema::Field::kind);
        if (date != type.fields.end())
            types.push_back({ type.key, date->key, "" });
    }
    return types;
}

std::string place_of(FuzzyDate const& date)
{
    auto const day = date.earliest() ? date.earliest() : date.latest();
    return day ? day->text() : std::string {};
}

} // namespace

Timeline case_timeline(Workspace const& workspace, workspace::Reach const& reach,
    DossierId const& dossier, std::size_t of_each_type_max)
{
    Timeline timeline;
    for (auto const& dated : dated_types(workspace.schemas())) {
        auto const* type = workspace.schemas().type(dated.type);
        if (!type)
            continue;
        auto fields = type->title_fields;
        fields.push_back(dated.from);
        if (!dated.until.empty())
            fields.push_back(dated.until);
        auto page = workspace.list(reach,
            { .type = type->key,
                .dossier = dossier,
                .sort = dated.from,
                .limit = of_each_type_max,
                .fields = fields });
        if (!page)
            continue;
        timeline.left_out += page->total - page->rows.size();
        for (auto& row : page->rows) {
            workspace.note_look(reach, workspace::Look::list, row, fields);
            auto const from = latest_in<FuzzyDate>(row, dated.from);
            if (!from) {
                ++timeline.undated;
                continue;
            }
            auto const differs = row.in_conflict(dated.from);
            auto const until = dated.until.empty() ? std::nullopt
                                                   : latest_in<FuzzyDate>(row, dated.until);
            std::vector<FuzzyDate> others;
            for (auto const& other : values_in<FuzzyDate>(row, dated.from)) {
                if (differs && other != *from)
                    others.push_back(other);
            }
            timeline.items.push_back({ std::move(row), *from, until, differs, std::move(others) });
        }
    }
    std::ranges::stable_sort(
        timeline.items, {}, [](TimelineItem const& item) { return place_of(item.from); });
    return timeline;
}

} // namespace saksi::casework
