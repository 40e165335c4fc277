#include "casework/change_record.hpp"

#include "testing/catalog_desk.hpp"

#include <algorithm>
#include <array>

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;
using testing::texts;
using Texts = std::vector<std::string>;

TEST_CASE("a new value takes the place of what the person saw, which stays in the history")
{
    auto desk = CatalogDesk {};
    auto const id = testing::add_state(desk, "TUR", "Turkey");
    auto const seen = testing::only(desk.view(id), "un_name");

    MUST(change_record(
        *desk, desk.actor(), { id, { { "un_name", { { { "", "Türkiye" } } }, { seen } } } }));

    CHECK(texts(desk.view(id), "un_name") == Texts { "Türkiye" });
    auto const history = MUST(desk->history(desk.reach(), id));
    auto const old_one = std::ranges::find(history, seen, &workspace::StatedValue::id);
    REQUIRE(old_one != history.end());
    CHECK_FALSE(old_one->current);
}

TEST_CASE("saying the same again on the same source writes nothing, on a better one it does")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "NPL", "Nepal");
    auto const again = [&](Basis const& basis) {
        auto const seen = testing::only(desk.view(id), "un_name");
        MUST(change_record(
            *desk, actor, { id, { { "un_name", { { { "", "Nepal" } } }, { seen } } }, basis }));
    };
    auto const before = desk.log_length();
    again({});
    CHECK(desk.log_length() == before);

    auto const source = MUST(add_record(
        *desk, actor, { desk->commons(), "source", entries({ { "title", "UN members" } }) }));
    again({ .source = source, .confidence = log::Confidence::verified });
    CHECK(testing::only(desk.view(id), "un_name") == desk.view(id).one("un_name")->id);
    CHECK(desk.view(id).one("un_name")->source == log::Source { source });
}

TEST_CASE(
    "a form that is sent without being touched writes nothing, and each value keeps its source")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const source = MUST(add_record(
        *desk, actor, { desk->commons(), "source", entries({ { "title", "UN members" } }) }));
    auto const name = [](std::string text, std::string language) {
        return schema::Parts { { "", std::move(text) }, { "lang", std::move(language) } };
    };
    auto typed = entries({ { "iso3", "NPL" }, { "un_name", "Nepal" } });
    typed["localised_name"] = { name("नेपाल", "ne"), name("Nepal", "nl") };
    auto const id = MUST(add_record(*desk, actor,
        { desk->commons(), "state", typed,
            { .source = source, .confidence = log::Confidence::partly_verified } }));
    auto const view = desk.view(id);
    auto form = std::vector<FieldChange> {};
    for (auto const* const field : { "iso3", "un_name", "localised_name" }) {
        auto& change = form.emplace_back(FieldChange { .field = field, .values = {} });
        for (auto const* const stated : view.all(field)) {
            change.values.push_back(schema::to_parts(*stated->value));
            change.replaces.push_back(stated->id);
        }
    }
    auto const before = desk.log_length();

    MUST(change_record(*desk, actor, { id, form }));
    CHECK(desk.log_length() == before);
    CHECK(desk.view(id).one("un_name")->source == log::Source { source });
}

TEST_CASE("in a field of several values only what changed is touched")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "NPL", "Nepal");
    auto const name = [](std::string text, std::string language) {
        return schema::Parts { { "", std::move(text) }, { "lang", std::move(language) } };
    };
    MUST(change_record(*desk, actor,
        { id,
            { { "localised_name",
                { name("नेपाल", "ne"), name("Nepaal", "nl"), name("x", "en") } } } }));
    auto view = desk.view(id);
    auto const seen = [&] {
        auto ids = std::vector<StatementId> {};
        for (auto const* const one : view.all("localised_name"))
            ids.push_back(one->id);
        return ids;
    };
    auto const all = view.all("localised_name");
    auto const stays = (*std::ranges::find_if(all, [](auto const* one) {
        return schema::plain_text(*one->value) == "नेपाल";
    }))->id;

    MUST(change_record(*desk, actor,
        { id, { { "localised_name", { name("नेपाल", "ne"), name("Nepal", "nl") }, seen() } } }));

    view = desk.view(id);
    auto left = texts(view, "localised_name");
    std::ranges::sort(left);
    CHECK(left == Texts { "Nepal", "नेपाल" });
    CHECK(std::ranges::count(seen(), stays) == 1);
}

TEST_CASE("changing one field leaves the others their sources, and brings no former value back")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = MUST(add_record(*desk, actor,
        { desk->commons(), "state",
            entries({ { "iso3", "TUR" }, { "un_name", "Turkey" }, { "english_name", "Turkey" } }),
            { .confidence = log::Confidence::verified } }));
    auto const un_name = testing::only(desk.view(id), "un_name");
    auto const english_name = testing::only(desk.view(id), "english_name");
    auto const whole_form = [&](std::string const& typed) {
        MUST(change_record(*desk, actor,
            { id,
                { { "un_name", { { { "", typed } } }, { un_name } },
                    { "english_name", { { { "", "Turkey" } } }, { english_name } } } }));
    };
    whole_form("Türkiye");
    CHECK(testing::only(desk.view(id), "english_name") == english_name);

    MUST(change_record(
        *desk, actor, { id, { { "english_name", { { { "", "Turkiye" } } }, { english_name } } } }));
    whole_form("Turkiye");
    CHECK(texts(desk.view(id), "english_name") == Texts { "Turkiye" });
}

TEST_CASE("who changes what somebody else changed meanwhile is told, and no typed value is lost")
{
    using Decision = std::string_view;
    auto const typed = [](int number) { return "name " + std::to_string(number); };
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    // Two editors open the page and save in turn, in every order of six steps.
    for (auto steps = 0U; steps < 1U << 6U; ++steps) {
        for (Decision const decision : { "both", "mine", "theirs" }) {
            auto const id = MUST(add_record(
                *desk, actor, { desk->commons(), "source", entries({ { "title", "name" } }) }));
            auto seen = std::array<std::vector<StatementId>, 2> {};
            auto const open_page = [&](std::size_t editor) {
                seen[editor].clear();
                auto const view = desk.view(id);
                for (auto const* const one : view.all("title"))
                    seen[editor].push_back(one->id);
            };
            open_page(0);
            open_page(1);
            auto dropped = std::vector<std::string> {};
            for (auto step = 0; step < 6; ++step) {
                auto const editor = std::size_t { (steps >> static_cast<unsigned>(step)) & 1U };
                auto request = ChangeRecord { id,
                    { { "title", { { { "", typed(step) } } }, seen[editor] } } };
                auto const news = MUST(changed_meanwhile(*desk, actor, request));
                auto unseen = std::vector<StatementId> {};
                auto const view = desk.view(id);
                for (auto const* const one : view.all("title")) {
                    if (std::ranges::find(seen[editor], one->id) == seen[editor].end())
                        unseen.push_back(one->id);
                }
                // Told exactly when there is something that the editor did not see.
                REQUIRE(news.empty() == unseen.empty());
                if (!news.empty() && decision == "theirs") {
                    dropped.push_back(typed(step));
                } else {
                    if (!news.empty() && decision == "mine") {
                        for (auto const& one : unseen)
                            request.changes[0].replaces.push_back(one);
                    }
                    MUST(change_record(*desk, actor, request));
                }
                open_page(editor);
            }
            // Each is current, or was superseded by somebody who had seen it, or its own author
            // dropped it.
            auto const history = MUST(desk->history(desk.reach(), id));
            for (auto step = 0; step < 6; ++step) {
                auto const kept = std::ranges::any_of(history, [&](auto const& one) {
                    return one.value && schema::plain_text(*one.value) == typed(step)
                        && (one.current || std::ranges::any_of(history, [&](auto const& later) {
                               return std::ranges::find(later.supersedes, one.id)
                                   != later.supersedes.end();
                           }));
                });
                auto const was_dropped = std::ranges::count(dropped, typed(step)) == 1;
                REQUIRE(kept != was_dropped);
            }
            // Who keeps neither side by side leaves one value.
            if (decision != "both")
                REQUIRE(desk.view(id).all("title").size() == 1);
        }
    }
}

TEST_CASE("a value that was taken back meanwhile is told as well; the very same value is not")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = testing::add_state(desk, "NPL", "Nepal");
    MUST(change_record(*desk, actor, { id, { { "english_name", { { { "", "Nepaul" } } } } } }));
    auto const seen = testing::only(desk.view(id), "english_name");
    auto const mine = ChangeRecord { id,
        { { "english_name", { { { "", "Nepal" } } }, { seen } } } };
    MUST(change_record(*desk, actor, { id, { { "english_name", {}, { seen } } } }));
    auto const news = MUST(changed_meanwhile(*desk, actor, mine));
    REQUIRE(news.size() == 1);
    CHECK(news[0].theirs.at(0).op == log::Op::retract);

    auto other = testing::add_state(desk, "IND", "India");
    auto const old_name = testing::only(desk.view(other), "un_name");
    auto const same = ChangeRecord { other,
        { { "un_name", { { { "", "Bharat" } } }, { old_name } } } };
    MUST(change_record(*desk, actor, same));
    CHECK(MUST(changed_meanwhile(*desk, actor, same)).empty());
}

} // namespace saksi::casework
