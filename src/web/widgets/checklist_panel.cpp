#include "web/widgets/checklist_panel.hpp"

#include "casework/case_tells.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/task_list.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using render::Html;

static Html one_person(render::Tongue const& t, law::Use const& use, casework::ToldOf const& told)
{
    auto const lacking = law::missing(use, told.tells);
    auto const there = static_cast<std::int64_t>(use.needs.size() - lacking.size());
    return li(a(href_(record_path(told.person)), bdi(told.title)), " ",
        span(class_("chip", lacking.empty() ? "good" : ""),
            lacking.empty() ? std::string(t.tr("all there"))
                            : t.format("{n} of {all}", render::arg("n", there),
                                  render::arg("all", static_cast<std::int64_t>(use.needs.size())))),
        when(!lacking.empty(), [&]() -> Html {
            std::vector<std::string> words;
            for (auto const need : lacking)
                words.emplace_back(t.tr(law::words(need)));
            return p(class_("small"), t.format("Missing: {}", t.list(words)));
        }));
}

static Html one_use(
    render::Tongue const& t, law::Use const& use, std::vector<casework::ToldOf> const& people)
{
    auto const ready = std::ranges::count_if(people,
        [&](casework::ToldOf const& told) { return law::missing(use, told.tells).empty(); });
    return li(details(
        summary(t.tr(use.name), " ",
            when(ready > 0,
                [&]() -> Html {
                    return span(class_("chip good"),
                        t.format_n("all there for {n} person", "all there for {n} people", ready));
                }),
            when(use.unconfirmed,
                [&]() -> Html {
                    return fragment(" ", span(class_("muted small"), t.tr("(to be confirmed)")));
                })),
        ul(class_("plain"),
            each(people,
                [&](casework::ToldOf const& told) -> Html { return one_person(t, use, told); })),
        p(class_("muted small"), t.tr(use.source))));
}

Html checklist_panel(Visit const& visit, workspace::RecordView const& record)
{
    if (record.type_key != "case" || record.taken_back)
        return {};
    auto const& t = visit.tongue;
    auto const told = casework::what_case_tells(
        visit.workspace, visit.reach, record.dossier, today_of(visit));
    if (told.people.empty())
        return {};
    return section(class_("panel"), h2(t.tr("What is missing for which use")),
        p(class_("hint"),
            t.tr("What a form about one person asks at the least, person by person. Whether a door "
                 "is open, by when, and to whom a consent lets it go are questions of their own.")),
        when(!told.is_whole,
            [&]() -> Html {
                return p(class_("hint"), t.tr("Only the first people and records are looked at."));
            }),
        ul(class_("plain"), each(law::uses(), [&](law::Use const& use) -> Html {
            return one_use(t, use, told.people);
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
        t.format_n("Rests on one origin. Further documents of it would add none.",
            "Rests on {n} independent origins, as far as is known who is behind them.", origins));
}

} // namespace saksi::web
