#include "web/widgets/decision_list.hpp"

#include "web/widgets/listing.hpp"
#include "web/widgets/provenance.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using workspace::RecordView;

namespace {

// The values of some fields in one line, and the weakest of their confidences: said once, since a
// mark behind every word would be passed over.
Html line_of(Visit const& visit, RecordView const& row,
    std::initializer_list<std::string_view> fields, publish::Titles const& titles)
{
    Html line;
    auto weakest = log::Confidence::verified;
    auto in_conflict = false;
    for (auto const key : fields) {
        auto const* field = row.type ? row.type->find(key) : nullptr;
        if (!field)
            continue;
        bool first = true;
        for (auto const* stated : row.all(key)) {
            if (!stated->value)
                continue;
            if (!line.empty())
                line += Html(fragment(first ? " · " : ", "));
            line += publish::value_html(
                visit.tongue, visit.workspace.schemas(), field->kind, *stated->value, titles);
            // Nothing stated is no doubt: a member's own entry bears no mark in tables either.
            if (stated->confidence != log::Confidence::unstated)
                weakest = std::min(weakest, stated->confidence);
            first = false;
        }
        in_conflict = in_conflict || row.in_conflict(key);
    }
    line += doubt_mark(visit.tongue, weakest);
    if (in_conflict)
        line += Html(fragment(" ", span(class_("chip warn"), visit.tongue.tr("values differ"))));
    return line;
}

} // namespace

Html decision_list(Visit const& visit, workspace::ListPage const& page)
{
    auto const titles = titles_for(visit, page.rows);
    return ol(class_("results"), each(page.rows, [&](render::Out& out, RecordView const& row) {
        auto const outcome = line_of(visit, row, { "case_type", "outcome" }, titles);
        out(li(h2(a(href_(record_path(row.id)), bdi(row.title))),
            p(class_("meta"), line_of(visit, row, { "forum", "date", "citation" }, titles)),
            p(class_("meta"), line_of(visit, row, { "state" }, titles)),
            when(!outcome.empty(), p(class_("snippet"), outcome))));
    }));
}

Html order_choice(Visit const& visit, schema::RecordType const& type,
    workspace::ListQuery const& query, render::Path const& base)
{
    auto const& t = visit.tongue;
    return nav(class_("order"), aria_label_(t.tr("Order")),
        each(type.fields, [&](schema::Field const& field) -> Html {
            if (!field.listed || field.repeats)
                return {};
            auto sorted = query;
            auto const current = query.sort == field.key;
            sorted.sort = field.key;
            sorted.descending = current ? !query.descending
                                        : field.kind == schema::FieldKind::fuzzy_date;
            sorted.offset = 0;
            return a(href_(list_path(base, sorted)), aria_current_("true").only_if(current),
                t.tr(field.label), when(current, [&]() -> Html {
                    return fragment(span(aria_hidden_("true"), query.descending ? " ↓" : " ↑"),
                        span(class_("hidden"),
                            query.descending ? t.tr("descending") : t.tr("ascending")));
                }));
        }));
}

} // namespace saksi::web
