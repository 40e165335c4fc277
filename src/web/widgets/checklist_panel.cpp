#include "web/widgets/checklist_panel.hpp"

#include "casework/case_tells.hpp"
#include "web/widgets/task_list.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using render::Html;

static Html one_use(render::Tongue const& t, law::Use const& use, law::CaseTells const& tells)
{
    auto const lacking = law::missing(use, tells);
    auto const there = static_cast<std::int64_t>(use.needs.size() - lacking.size());
    return li(details(
        summary(t.tr(use.name), " ",
            span(class_("chip", lacking.empty() ? "good" : ""),
                lacking.empty()
                    ? std::string(t.tr("all there"))
                    : t.format("{n} of {all}", render::arg("n", there),
                          render::arg("all", static_cast<std::int64_t>(use.needs.size())))),
            when(use.unconfirmed,
                [&]() -> Html {
                    return fragment(" ", span(class_("muted small"), t.tr("(to be confirmed)")));
                })),
        when(!lacking.empty(),
            [&]() -> Html {
                return fragment(p(t.tr("Missing:")), ul(each(lacking, [&](law::Need need) -> Html {
                    return li(t.tr(law::words(need)));
                })));
            }),
        p(class_("muted small"), t.tr(use.source))));
}

Html checklist_panel(Visit const& visit, workspace::RecordView const& record)
{
    if (record.type_key != "case" || record.taken_back)
        return {};
    auto const& t = visit.tongue;
    auto const tells = casework::what_case_tells(
        visit.workspace, visit.reach, record.dossier, today_of(visit));
    return section(class_("panel"), h2(t.tr("What is missing for which use")),
        p(class_("hint"),
            t.tr("What a form asks at the least. Whether a door is open, and by when, is a "
                 "question of its own.")),
        ul(class_("plain"), each(law::uses(), [&](law::Use const& use) -> Html {
            return one_use(t, use, tells);
        })));
}

Html corroboration_line(Visit const& visit, workspace::RecordView const& record)
{
    static constexpr std::string_view types[] = { "act", "event", "detention", "involvement" };
    if (std::ranges::find(types, record.type_key) == std::end(types) || record.taken_back)
        return {};
    auto const& t = visit.tongue;
    auto const origins = static_cast<std::int64_t>(
        casework::origins_of(visit.workspace, visit.reach, record));
    if (origins == 0)
        return p(class_("muted"), t.tr("Nobody has said on which source this rests."));
    return p(class_("muted"),
        t.format_n("Rests on one origin. More documents of the same origin are no more.",
            "Rests on {n} independent origins.", origins));
}

} // namespace saksi::web
