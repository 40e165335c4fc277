// Consents that end soon, or ended and were not asked again.
#include "casework/consents.hpp"
#include "publish/value_words.hpp"
#include "web/panel.hpp"
#include "web/widgets/consent_panel.hpp"

namespace saksi::web::today {

using namespace render::tags;
using casework::EndingConsent;
using render::Html;

static constexpr int soon_days = 30;
static constexpr std::size_t shown_max = 8;

static Html draw(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const today = Day::from_unix(visit.workspace.clock().now());
    auto ending = casework::ending_consents(visit.workspace, visit.reach, today, soon_days);
    if (ending.empty())
        return {};
    auto const left_out = ending.size() > shown_max ? ending.size() - shown_max : 0;
    ending.resize(ending.size() - left_out);
    return section(class_("panel"), h2(t.tr("Consents that run out")),
        p(t.tr("From that day on nothing leaves the house on them, until the person is asked "
               "again.")),
        ul(class_("plain"),
            each(ending,
                [&](EndingConsent const& one) -> Html {
                    return li(a(href_(consents_path(one.person)), bdi(one.title)), " ",
                        publish::term_words(
                            t, visit.workspace.schemas(), { "consent_scope", one.consent.scope }),
                        " ", consent_mark(t, one.consent, today));
                })),
        when(left_out > 0, [&]() -> Html { return p(t.format("and {} more", left_out)); }));
}

Panel consents()
{
    return { .urgency = Urgency::deadline, .draw = draw };
}

} // namespace saksi::web::today
