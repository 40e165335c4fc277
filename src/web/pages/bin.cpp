// Whole records that were taken back: by whom, when and why, with the way back.
#include "web/layout.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::RecordView;

static constexpr std::size_t shown_max = 200;

static Html row_of(Visit const& visit, RecordView const& record)
{
    auto const& t = visit.tongue;
    auto const& back = *record.taken_back;
    return tr(
        th(scope_("row"), a(href_(record_path(record.id)), bdi(record.title)), " ",
            when(record.type != nullptr,
                [&]() -> Html { return span(class_("muted small"), t.tr(record.type->label)); })),
        td(bdi(back.reason)), td(bdi(back.author), " · ", t.moment(back.stated_at)),
        td(when(may_change(visit, record), [&]() -> Html {
            return form(class_("inline"), method_("post"),
                action_(record_path(record.id) / "bring-back"), form_id_input(visit),
                button(type_("submit"), aria_label_(t.format("Bring back: {}", record.title)),
                    t.tr("Bring it back")));
        })));
}

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const records = visit.workspace.taken_back(visit.reach, shown_max);
    Html const body = fragment(h1(t.tr("Taken back")),
        p(class_("lead"),
            t.tr("These records stand in no list, search or publication. Nothing of them is "
                 "deleted.")),
        when(records.empty(),
            [&]() -> Html {
                return div(class_("empty"), h2(t.tr("Nothing was taken back")),
                    p(t.tr("What should not have been recorded is taken back on its own page, with "
                           "the reason.")));
            }),
        when(!records.empty(), [&]() -> Html {
            return div(class_("table-wrap"), tabindex_(0), role_("region"),
                aria_label_(t.tr("Taken back")),
                table(thead(tr(th(scope_("col"), t.tr("Record")), th(scope_("col"), t.tr("Why")),
                          th(scope_("col"), t.tr("By whom and when")),
                          th(scope_("col"), t.tr("What can be done")))),
                    tbody(each(records,
                        [&](RecordView const& record) -> Html { return row_of(visit, record); }))));
        }));
    return page_of(visit,
        { .title = std::string(t.tr("Taken back")),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") } } },
        body);
}

Page bin()
{
    return { .path = "/bin", .show = show };
}

} // namespace saksi::web::pages
