#include "web/widgets/meanwhile.hpp"

#include "publish/value_words.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/provenance.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using casework::FieldChange;
using casework::Meanwhile;
using render::Html;
using workspace::StatedValue;

namespace {

constexpr std::string_view both = "both";
constexpr std::string_view mine = "mine";
constexpr std::string_view theirs = "theirs";

std::string decision_name(std::string_view field)
{
    return "decide." + std::string(field);
}

std::string shown_name(std::string_view field)
{
    return "shown." + std::string(field);
}

Html value_of(Visit const& visit, schema::Field const& field, schema::Value const& value,
    publish::Titles const& titles)
{
    return div(class_("value"),
        publish::value_html(
            visit.tongue, visit.workspace.schemas(), field.kind, value, titles, record_path));
}

Html stated(Visit const& visit, schema::Field const& field, StatedValue const& one,
    publish::Titles const& titles)
{
    auto const& t = visit.tongue;
    return fragment(when(one.value.has_value(),
                        [&]() -> Html {
                            return fragment(value_of(visit, field, *one.value, titles),
                                doubt_mark(t, one.confidence));
                        }),
        when(!one.value, [&]() -> Html { return p(t.tr("taken back")); }),
        p(class_("meta"), bdi(one.author), " · ", t.moment(one.stated_at)),
        provenance(visit, one, titles));
}

Html choice(Visit const& visit, std::string_view field, std::string_view value, Message words)
{
    return label(class_("choice"),
        input(type_("radio"), name_(decision_name(field)), value_(value), required_(true)), " ",
        visit.tongue.tr(words));
}

Html question(Visit const& visit, schema::RecordType const& type, Meanwhile const& one)
{
    auto const& t = visit.tongue;
    auto const* const field = type.find(one.field);
    SAKSI_CHECK(field != nullptr);
    auto mentioned = one.saw;
    mentioned.insert(mentioned.end(), one.theirs.begin(), one.theirs.end());
    for (auto const& value : one.typed)
        mentioned.emplace_back().value = value; // For the titles of what it refers to.
    auto const titles = titles_for(visit, mentioned);
    auto const stands = std::ranges::any_of(one.theirs, &StatedValue::current);
    return fieldset(class_("conflict"), legend(t.tr(field->label)),
        each(one.theirs,
            [&](StatedValue const& news) -> Html {
                return input(type_("hidden"), name_(shown_name(one.field)), value_(news.id.text()));
            }),
        div(class_("sides"),
            div(p(strong(t.tr("When you opened the page"))),
                each(one.saw,
                    [&](StatedValue const& old) -> Html {
                        return stated(visit, *field, old, titles);
                    }),
                when(one.saw.empty(), [&]() -> Html { return p(t.tr("nothing")); })),
            div(p(strong(t.tr("Stated meanwhile"))),
                each(one.theirs,
                    [&](StatedValue const& news) -> Html {
                        return stated(visit, *field, news, titles);
                    })),
            div(p(strong(t.tr("What you typed"))),
                each(one.typed,
                    [&](schema::Value const& value) -> Html {
                        return value_of(visit, *field, value, titles);
                    }),
                when(one.typed.empty(), [&]() -> Html { return p(t.tr("nothing")); }))),
        when(stands && !one.typed.empty(),
            [&]() -> Html {
                return choice(visit, one.field, both, N_("Keep both, until somebody decides"));
            }),
        choice(visit, one.field, mine, N_("Mine takes the place of theirs")),
        choice(visit, one.field, theirs, N_("Leave theirs and drop mine")));
}

} // namespace

Html meanwhile_questions(
    Visit const& visit, schema::RecordType const& type, std::vector<Meanwhile> const& all)
{
    if (all.empty())
        return {};
    auto const& t = visit.tongue;
    return fragment(
        div(class_("flash bad"), role_("alert"), tabindex_(-1),
            p(t.tr("Somebody else changed this since you opened the page. Nothing is saved yet and "
                   "nothing is lost: please decide, then save."))),
        each(all, [&](Meanwhile const& one) -> Html { return question(visit, type, one); }));
}

std::vector<Meanwhile> take_decisions(
    http::Form const& sent, std::vector<Meanwhile> all, std::vector<FieldChange>& changes)
{
    std::erase_if(all, [&](Meanwhile const& one) {
        auto const decided = sent.text(decision_name(one.field));
        auto const shown = sent.texts(shown_name(one.field));
        auto const was_shown = [&](StatedValue const& news) {
            return std::ranges::find(shown, news.id.text()) != shown.end();
        };
        if (!std::ranges::all_of(one.theirs, was_shown))
            return false;
        auto const change = std::ranges::find(changes, one.field, &FieldChange::field);
        if (decided == theirs) {
            changes.erase(change);
        } else if (decided == mine) {
            for (auto const& news : one.theirs) {
                if (news.value)
                    change->replaces.push_back(news.id);
            }
        }
        return decided == theirs || decided == mine || decided == both;
    });
    return all;
}

} // namespace saksi::web
