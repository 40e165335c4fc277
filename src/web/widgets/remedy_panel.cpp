#include "web/widgets/remedy_panel.hpp"

#include "casework/remedy_track.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/provenance.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using casework::RemedyStep;
using casework::RemedyTrack;
using render::Html;
using workspace::RecordView;

namespace {

std::string days_words(render::Tongue const& t, law::Elapsed const& days)
{
    if (days.at_most == 0 && !days.approximate)
        return std::string(t.tr("the same day"));
    if (days.at_least == days.at_most) {
        auto const words = t.format_n("{n} day", "{n} days", days.at_most);
        return days.approximate ? t.format("about {}", words) : words;
    }
    auto const words = t.format_n("{least} to {n} day", "{least} to {n} days", days.at_most,
        render::arg("least", std::int64_t { days.at_least }));
    return days.approximate ? t.format("about {}", words) : words;
}

class Panel {
public:
    Panel(Visit const& visit, RemedyTrack const& track)
        : m_visit(visit)
        , m_track(track)
    {
        std::vector<RecordView> rows;
        for (auto const& step : track.steps) {
            visit.workspace.note_look(visit.reach, workspace::Look::list, step.record);
            rows.push_back(step.record);
        }
        m_titles = titles_for(visit, rows);
    }

    Html steps() const
    {
        auto const& t = m_visit.tongue;
        return scrolling(t.tr("Steps to a remedy"),
            table(head({ N_("Stage"), N_("Before whom"), N_("Began"), N_("Ended"), N_("Days"),
                      N_("Times put off") }),
                tbody(each(m_track.steps, [&](RemedyStep const& step) -> Html {
                    return tr(named(step), td(values(step, "authority")), td(values(step, "began")),
                        td(step.goes_on ? Html(span(class_("muted"), t.tr("goes on")))
                                        : values(step, "ended")),
                        td(days(step)), td(values(step, "adjournments")));
                }))));
    }

    Html accounts() const
    {
        return compared(N_("Two accounts"), N_("What the State says"), "state_claim",
            N_("What your group found"), "group_finding");
    }

    Html reparation() const
    {
        return compared(N_("Reparation"), N_("What was ordered"), "ordered",
            N_("What was received"), "received");
    }

private:
    Html scrolling(std::string_view name, Html inside) const
    {
        return div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(name), inside);
    }

    Html head(std::vector<Message> const& labels) const
    {
        return thead(tr(each(labels,
            [&](Message label) -> Html { return th(scope_("col"), m_visit.tongue.tr(label)); })));
    }

    Html named(RemedyStep const& step) const
    {
        auto const& t = m_visit.tongue;
        Html stages;
        for (auto const* stated : step.record.all("stage")) {
            if (stated->value)
                stages += Html(div(publish::value_words(
                    t, m_visit.workspace.schemas(), *stated->value, m_titles)));
        }
        return th(scope_("row"), a(href_(record_path(step.record.id)), stages));
    }

    Html days(RemedyStep const& step) const
    {
        auto const& t = m_visit.tongue;
        if (step.is_moment)
            return span(class_("muted"), "–");
        if (!step.days)
            return span(class_("muted"), t.tr("not known"));
        auto const words = days_words(t, *step.days);
        return span(step.goes_on ? t.format("{} so far", words) : words);
    }

    // All of them where sources differ: nobody has decided, so the panel does not either.
    Html values(RemedyStep const& step, std::string_view key) const
    {
        auto const& t = m_visit.tongue;
        auto const* const field = step.record.type->find(key);
        auto const all = step.record.all(key);
        if (all.empty())
            return span(class_("muted"), "–");
        Html drawn;
        for (auto const* stated : all) {
            if (!stated->value)
                continue;
            drawn += Html(div(
                bdi(publish::value_words(t, m_visit.workspace.schemas(), *stated->value, m_titles)),
                doubt_mark(t, stated->confidence)));
        }
        if (step.record.in_conflict(field->key))
            drawn += Html(small(class_("muted"), t.tr("These differ.")));
        return drawn;
    }

    // One table with two columns side by side, of the steps that have either; a step that has
    // only one of them shows that the other is missing.
    Html compared(Message heading, Message one_label, std::string_view one, Message other_label,
        std::string_view other) const
    {
        std::vector<RemedyStep const*> told;
        for (auto const& step : m_track.steps) {
            if (!step.record.all(one).empty() || !step.record.all(other).empty())
                told.push_back(&step);
        }
        if (told.empty())
            return {};
        auto const& t = m_visit.tongue;
        return fragment(h3(t.tr(heading)),
            scrolling(t.tr(heading),
                table(head({ N_("Stage"), one_label, other_label }),
                    tbody(each(told, [&](RemedyStep const* step) -> Html {
                        return tr(named(*step), td(values(*step, one)), td(values(*step, other)));
                    })))));
    }

    Visit const& m_visit;
    RemedyTrack const& m_track;
    publish::Titles m_titles;
};

} // namespace

Html remedy_panel(Visit const& visit, RecordView const& record)
{
    if (record.type_key != "case")
        return {};
    auto const track = casework::remedy_track(visit.workspace, visit.reach, record.dossier,
        Day::from_unix(visit.workspace.clock().now()));
    if (track.steps.empty())
        return {};
    auto const& t = visit.tongue;
    Panel const panel(visit, track);
    return section(h2(t.tr("The way to a remedy")), panel.steps(),
        when(track.adjournments_told > 0,
            [&]() -> Html {
                return p(t.format_n("Put off {n} time in all, as far as is recorded.",
                    "Put off {n} times in all, as far as is recorded.", track.adjournments));
            }),
        when(track.refusals > 0,
            [&]() -> Html {
                return p(t.format_n("{n} complaint was refused or not registered.",
                    "{n} complaints were refused or not registered.",
                    static_cast<std::int64_t>(track.refusals)));
            }),
        when(track.adjournments > 0 || track.refusals > 0,
            [&]() -> Html {
                return p(class_("hint"),
                    t.tr("Remedies that are unreasonably prolonged, or unlikely to bring relief, "
                         "need not be used up first (CAT, article 22, paragraph 5). Keep the "
                         "papers of each refusal and each day in court; whether it is too long is "
                         "for a lawyer to say."));
            }),
        when(track.left_out > 0,
            [&]() -> Html {
                return p(t.format_n("{n} more step is in the list of remedy steps.",
                    "{n} more steps are in the list of remedy steps.",
                    static_cast<std::int64_t>(track.left_out)));
            }),
        panel.accounts(), panel.reparation());
}

} // namespace saksi::web
