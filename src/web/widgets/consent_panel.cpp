#include "web/widgets/consent_panel.hpp"

#include "casework/consents.hpp"
#include "publish/value_words.hpp"
#include "render/date_words.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;
using schema::ConsentState;
using workspace::RecordView;

namespace {

constexpr std::size_t people_shown = 25;
constexpr int soon_days = 30;

bool has_ended(schema::Consent const& consent, Day const& today)
{
    auto const until = law::last_day(consent.expires);
    return until && *until < today;
}

// What stands for one scope: a mark for each consent, with whom it is for.
Html of_scope(Visit const& visit, schema::Consent const& consent, Day const& today)
{
    auto const& t = visit.tongue;
    return li(publish::term_words(t, visit.workspace.schemas(), { "consent_scope", consent.scope }),
        when(!consent.recipient.empty(),
            [&]() -> Html { return fragment(" (", bdi(consent.recipient), ")"); }),
        " ", consent_mark(t, consent, today));
}

// What may leave the house; what is kept in it was asked at the door.
std::vector<schema::Consent> handing_out(RecordView const& person)
{
    std::vector<schema::Consent> told;
    for (auto const* stated : casework::consents_of(person)) {
        auto const& consent = std::get<schema::Consent>(*stated->value);
        if (law::scope_of(consent.scope).hands_out)
            told.push_back(consent);
    }
    std::ranges::stable_sort(told, {}, &schema::Consent::scope);
    return told;
}

Html of_person(Visit const& visit, RecordView const& person, Day const& today)
{
    auto const told = handing_out(person);
    if (told.empty())
        return {};
    return li(a(href_(consents_path(person.id)), bdi(person.title)),
        ul(class_("plain small"), each(told, [&](schema::Consent const& one) -> Html {
            return of_scope(visit, one, today);
        })));
}

Html of_case(Visit const& visit, RecordView const& head)
{
    auto const& t = visit.tongue;
    auto const page = visit.workspace.list(
        visit.reach, { .type = "person", .dossier = head.dossier, .limit = people_shown });
    if (!page || page->rows.empty())
        return {};
    auto const today = Day::from_unix(visit.workspace.clock().now());
    std::vector<RecordView const*> not_asked;
    for (auto const& person : page->rows) {
        visit.workspace.note_look(visit.reach, workspace::Look::list, person);
        if (handing_out(person).empty())
            not_asked.push_back(&person);
    }
    return section(class_("panel"), h2(t.tr("What may be passed on")),
        ul(class_("plain"),
            each(page->rows,
                [&](RecordView const& person) -> Html { return of_person(visit, person, today); })),
        when(!not_asked.empty(),
            [&]() -> Html {
                return p(class_("muted small"), t.tr("Nothing was asked of:"), " ",
                    each(not_asked, [&](RecordView const* person) -> Html {
                        return fragment(
                            a(href_(consents_path(person->id)), bdi(person->title)), " ");
                    }));
            }),
        when(page->total > page->rows.size(),
            [&]() -> Html { return p(t.format("and {} more", page->total - page->rows.size())); }),
        p(a(class_("button"), href_(hand_out_path(head.id)), t.tr("Hand out or take along"))));
}

} // namespace

Path consents_path(RecordId const& person)
{
    return record_path(person) / "consents";
}

Path hand_out_path(RecordId const& head)
{
    return record_path(head) / "hand-out";
}

Html consent_mark(render::Tongue const& t, schema::Consent const& consent, Day const& today)
{
    if (consent.state == ConsentState::refused)
        return span(class_("chip bad"), t.tr("refused"));
    if (consent.state == ConsentState::withdrawn)
        return span(class_("chip bad"), t.tr("withdrawn"));
    if (has_ended(consent, today))
        return span(class_("chip bad"), t.tr("run out"));
    auto const until = law::last_day(consent.expires);
    if (until && *until <= today.plus_days(soon_days))
        return span(
            class_("chip warn"), t.format("given, until {}", render::date_words(t, *until)));
    return span(class_("chip good"), t.tr("given"));
}

Html consent_panel(Visit const& visit, RecordView const& record)
{
    if (record.type && record.type->home == schema::Home::opens_dossier)
        return of_case(visit, record);
    if (!casework::is_person(record) || record.taken_back)
        return {};
    auto const& t = visit.tongue;
    return section(class_("panel"), h2(t.tr("What this person allows")),
        p(t.tr("Purpose by purpose, what was handed out on it, and how to take a consent back.")),
        p(a(class_("button"), href_(consents_path(record.id)), t.tr("Consents"))));
}

} // namespace saksi::web
