// Records that wait for a second reader.
#include "schema/common_fields.hpp"
#include "web/panel.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::today {

using namespace render::tags;
using render::Html;

static constexpr std::size_t shown_of_a_type = 3;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    Html items;
    std::int64_t total = 0;
    for (auto const& type : visit.workspace.schemas().types()) {
        if (!type.find(schema::review_field))
            continue;
        workspace::FieldFilter const waiting { std::string(schema::review_field),
            std::string(schema::review_in_review) };
        auto const page = visit.workspace.list(visit.reach,
            { .type = type.key,
                .filters = { waiting },
                .limit = shown_of_a_type,
                .fields = type.title_fields });
        if (!page || page->total == 0)
            continue;
        total += static_cast<std::int64_t>(page->total);
        for (auto const& row : page->rows)
            items += Html(li(span(class_("chip"), t.tr(type.label)), " ",
                a(href_(record_path(row.id)), bdi(row.title))));
        if (page->total > page->rows.size())
            items += Html(
                li(a(href_((render::Path("/records") / type.key).with(waiting.field, waiting.text)),
                    t.format("All: {}", t.tr(type.label_plural)))));
    }
    if (total == 0)
        return {};
    return section(class_("panel"),
        h2(t.tr("To be read by somebody else"), " ", span(class_("count"), t.number(total))),
        ul(class_("plain"), items));
}

Panel to_read()
{
    return { .urgency = Urgency::decision, .draw = draw };
}

} // namespace saksi::web::today
