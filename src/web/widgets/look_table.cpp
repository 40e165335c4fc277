#include "web/widgets/look_table.hpp"

#include "web/widgets/listing.hpp"

namespace saksi::web {

using namespace render::tags;
using render::Html;
using workspace::Look;
using workspace::LookView;

static std::string_view how_words(render::Tongue const& t, Look how)
{
    switch (how) {
    case Look::view:
        return t.tr("Opened");
    case Look::list:
        return t.tr("In a list or search");
    case Look::export_:
        return t.tr("Exported");
    }
    return {};
}

static Html what_of(Visit const& visit, LookView const& look)
{
    auto const& t = visit.tongue;
    if (!look.record)
        return span(class_("muted"), t.tr("In a case that you do not see"));
    auto const* type = visit.workspace.schemas().type(look.type_key);
    std::string fields;
    for (auto const& key : look.fields) {
        auto const* field = type ? type->find(key) : nullptr;
        fields += (fields.empty() ? "" : ", ") + std::string(field ? t.tr(field->label) : key);
    }
    return fragment(a(href_(record_path(*look.record)), bdi(look.title.empty() ? "…" : look.title)),
        div(class_("muted small"), fields));
}

Html look_table(Visit const& visit, std::vector<LookView> const& looks)
{
    auto const& t = visit.tongue;
    return div(class_("table-wrap"), tabindex_(0), role_("region"),
        aria_label_(t.tr("Who looked at what")),
        table(thead(tr(th(scope_("col"), t.tr("Member")), th(scope_("col"), t.tr("When")),
                  th(scope_("col"), t.tr("How")), th(scope_("col"), t.tr("What")))),
            tbody(each(looks, [&](LookView const& look) -> Html {
                return tr(th(scope_("row"), bdi(look.handle)),
                    td(t.moment(look.last_at),
                        when(look.times > 1,
                            [&]() -> Html {
                                return div(class_("muted small"),
                                    t.format_n("{n} time in this hour", "{n} times in this hour",
                                        static_cast<std::int64_t>(look.times)));
                            })),
                    td(how_words(t, look.how)), td(what_of(visit, look)));
            }))));
}

} // namespace saksi::web
