#include "web/widgets/law_words.hpp"

#include "render/date_words.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/provenance.hpp"

namespace saksi::web {

using namespace render::tags;
using law::Lateness;
using law::Status;
using render::Html;
using render::MapShade;
using render::Tongue;

Message status_label(Status status)
{
    switch (status) {
    case Status::unknown:
        return N_("unknown");
    case Status::none:
        return N_("none");
    case Status::signed_:
        return N_("signed");
    case Status::consented:
        return N_("consented, not yet in force");
    case Status::party:
        return N_("party");
    case Status::withdrawn:
        return N_("withdrawn");
    }
    return {};
}

std::string_view status_class(Status status)
{
    switch (status) {
    case Status::unknown:
        return "unknown";
    case Status::none:
        return "none";
    case Status::signed_:
    case Status::consented:
        return "signatory";
    case Status::party:
        return "party";
    case Status::withdrawn:
        return "withdrawn";
    }
    return "unknown";
}

MapShade shade_of(Status status)
{
    switch (status) {
    case Status::unknown:
        return MapShade::unknown;
    case Status::none:
        return MapShade::none;
    case Status::signed_:
    case Status::consented:
        return MapShade::part;
    case Status::party:
        return MapShade::full;
    case Status::withdrawn:
        return MapShade::ended;
    }
    return MapShade::unknown;
}

static std::string answer_words(Tongue const& t, law::StatusAnswer const& answer)
{
    if (answer.if_confirmed)
        return t.format("{} (to be confirmed)", t.tr(status_label(*answer.if_confirmed)));
    return std::string(t.tr(status_label(answer.status)));
}

Html status_html(Tongue const& t, law::StatusAnswer const& answer)
{
    return span(class_("status", status_class(answer.status)), answer_words(t, answer));
}

std::string status_words(
    Tongue const& t, casework::TreatyPosition const* position, law::StatusAnswer const& answer)
{
    auto words = answer_words(t, answer);
    if (answer.status == Status::party && position && position->in_force.date)
        return t.format("{status}, in force since {date}", render::arg("status", words),
            render::arg("date", render::date_words(t, *position->in_force.date)));
    if (answer.status == Status::signed_ && position && position->signature)
        return t.format("{status} {date}", render::arg("status", words),
            render::arg("date", render::date_words(t, position->signature->value)));
    return words;
}

Html told_date(Tongue const& t, std::optional<casework::Told<FuzzyDate>> const& told)
{
    if (!told)
        return span(class_("muted"), "–");
    return fragment(
        a(class_("date"),
            href_(record_path(told->from.record).at("field-" + std::string(told->from.field))),
            render::date_words(t, told->value)),
        doubt_mark(t, told->from.confidence), when(told->from.in_conflict, [&]() -> Html {
            return fragment(" ", span(class_("chip warn"), t.tr("values differ")));
        }));
}

std::string span_words(Tongue const& t, int days)
{
    // A year of the Gregorian calendar has 365.2425 days; a month a twelfth of that.
    auto const months = static_cast<std::int64_t>(days / 30.436875);
    if (months < 2)
        return t.format_n("{n} day", "{n} days", days);
    if (months < 24)
        return t.format_n("{n} month", "{n} months", months);
    return t.format_n("{n} year", "{n} years", months / 12);
}

std::string lateness_words(Tongue const& t, law::LatenessAnswer const& answer)
{
    auto const least = span_words(t, answer.days_min);
    auto const most = span_words(t, answer.days_max);
    auto const range = least == most ? least : t.format("{} to {}", least, most);
    switch (answer.kind) {
    case Lateness::unknown:
    case Lateness::on_time:
    case Lateness::perhaps_late:
    case Lateness::not_yet_due:
        return std::string(t.tr(law::words(answer.kind)));
    case Lateness::late:
        return t.format("came {} late", range);
    case Lateness::overdue:
        return t.format("{} overdue", range);
    }
    return {};
}

Html standing_mark(Tongue const& t, law::Standing standing)
{
    switch (standing) {
    case law::Standing::unverified:
        return doubt_mark(t, log::Confidence::unverified);
    case law::Standing::partly_verified:
        return doubt_mark(t, log::Confidence::partly_verified);
    case law::Standing::verified:
        return {};
    }
    return {};
}

} // namespace saksi::web
