#include "web/widgets/review_panel.hpp"

#include "casework/second_reading.hpp"
#include "render/markdown.hpp"
#include "schema/common_fields.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using casework::Review;
using casework::ReviewState;
using render::Html;
using workspace::RecordView;

namespace {

Html state_words(render::Tongue const& t, ReviewState const& state)
{
    auto const by = [&](std::string_view chip_class, std::string_view words) -> Html {
        return fragment(
            span(class_("chip", chip_class), words), when(state.said != nullptr, [&]() -> Html {
                return fragment(" ",
                    span(class_("muted small"), bdi(state.said->author), " · ",
                        t.moment(state.said->stated_at)));
            }));
    };
    switch (state.review) {
    case Review::not_asked:
        return {};
    case Review::draft:
        return by("", t.tr("Draft"));
    case Review::in_review:
        return by("warn", t.tr("To be read by somebody else"));
    case Review::confirmed:
        return by("good", t.tr("Confirmed"));
    case Review::changed_since:
        return by("warn", t.tr("Changed since it was confirmed"));
    }
    return {};
}

Html set_button(
    Visit const& visit, RecordView const& record, std::string_view state, std::string_view words)
{
    return render::tags::form(class_("inline"), method_("post"),
        action_(record_path(record.id) / "review"), form_id_input(visit),
        input(type_("hidden"), name_("state"), value_(state)),
        when(state == schema::review_confirmed,
            [&]() -> Html {
                return input(type_("hidden"), name_("read"), value_(casework::read_mark(record)));
            }),
        button(type_("submit"), class_("quiet"), words));
}

bool wrote_some_of_it(Visit const& visit, RecordView const& record)
{
    return std::ranges::any_of(record.values, [&](auto const& stated) {
        return stated.field != schema::review_field && stated.field != schema::comments_field
            && stated.author == visit.actor.handle();
    });
}

Html review_buttons(Visit const& visit, RecordView const& record, ReviewState const& state)
{
    if (!may_change(visit, record))
        return {};
    auto const& t = visit.tongue;
    auto const is = state.review;
    return fragment(when(is != Review::in_review,
                        [&]() -> Html {
                            return set_button(visit, record, schema::review_in_review,
                                t.tr("Ask for a second reading"));
                        }),
        when(is != Review::confirmed && !wrote_some_of_it(visit, record),
            [&]() -> Html {
                return set_button(
                    visit, record, schema::review_confirmed, t.tr("I have read it and confirm it"));
            }),
        when(is == Review::in_review, [&]() -> Html {
            return set_button(visit, record, schema::review_draft, t.tr("Back to draft"));
        }));
}

Html comments(Visit const& visit, RecordView const& record)
{
    auto const& t = visit.tongue;
    auto const said = record.all(schema::comments_field);
    return fragment(ul(class_("plain comments"),
                        each(said,
                            [&](workspace::StatedValue const* one) -> Html {
                                auto const* text = one->value
                                    ? std::get_if<schema::Text>(&*one->value)
                                    : nullptr;
                                return li(p(class_("muted small"), bdi(one->author), " · ",
                                              t.moment(one->stated_at)),
                                    div(class_("prose"), dir_("auto"),
                                        render::markdown(text ? std::string_view(text->text)
                                                              : std::string_view {})));
                            })),
        when(may_comment(visit, record), [&]() -> Html {
            return render::tags::form(method_("post"), action_(record_path(record.id) / "comment"),
                form_id_input(visit),
                div(class_("field"), label(for_("comment"), t.tr("Add a comment")),
                    textarea(id_("comment"), name_("words"), rows_(2), required_(), dir_("auto"),
                        aria_describedby_("comment-hint"))),
                p(class_("hint"), id_("comment-hint"),
                    t.tr(
                        "For members who see this. Comments are in no export and no publication.")),
                button(type_("submit"), t.tr("Add")));
        }));
}

} // namespace

Html review_panel(Visit const& visit, RecordView const& record)
{
    if (!record.type || !record.type->find(schema::review_field) || record.taken_back)
        return {};
    auto const& t = visit.tongue;
    auto const state = casework::review_of(record);
    auto const count = static_cast<std::int64_t>(record.all(schema::comments_field).size());
    return section(class_("panel review"),
        div(class_("row"), h2(t.tr("Second reading")), state_words(t, state),
            review_buttons(visit, record, state)),
        details(open_(count > 0),
            summary(count > 0 ? t.format_n("{n} comment", "{n} comments", count)
                              : std::string(t.tr("Comment"))),
            comments(visit, record)));
}

} // namespace saksi::web
