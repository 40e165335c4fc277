#include "casework/add_record.hpp"
#include "casework/attach_file.hpp"
#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "casework/retract_value.hpp"
#include "casework/settle_conflict.hpp"

#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::casework {

namespace {

using testing::CatalogDesk;
using testing::entries;
using testing::texts;
using Texts = std::vector<std::string>;

RecordId add_state(CatalogDesk& desk, std::string const& iso3, std::string const& name)
{
    return MUST(add_record(*desk, desk.actor(),
        { desk->commons(), "state", entries({ { "iso3", iso3 }, { "un_name", name } }) }));
}

StatementId only(workspace::RecordView const& view, std::string_view field)
{
    auto const all = view.all(field);
    SAKSI_CHECK(all.size() == 1);
    return all[0]->id;
}

} // namespace

TEST_CASE("a record says what was typed, on the basis that was given")
{
    auto desk = CatalogDesk {};
    auto const id = MUST(add_record(*desk, desk.actor(),
        { desk->commons(), "state", entries({ { "iso3", "NPL" }, { "un_name", " Nepal " } }),
            { .confidence = log::Confidence::verified, .note = "page 3" } }));

    auto const view = desk.view(id);
    CHECK(view.type_key == "state");
    CHECK(texts(view, "un_name") == Texts { "Nepal" });
    CHECK(view.one("un_name")->confidence == log::Confidence::verified);
    CHECK(view.one("un_name")->note == "page 3");
    CHECK(view.one("un_name")->source == log::Source { log::OwnObservation {} });
}

TEST_CASE("a refused deed leaves no trace")
{
    auto desk = CatalogDesk {};
    auto const id = add_state(desk, "NPL", "Nepal");
    auto const name = only(desk.view(id), "un_name");
    auto const before = desk.log_length();
    auto const actor = desk.actor();
    auto const kind = [](auto const& result) { return result.error().kind; };
    auto const add = [&](std::string type, schema::Entries typed, Basis basis = {}) {
        return add_record(
            *desk, actor, { desk->commons(), std::move(type), std::move(typed), basis });
    };

    CHECK(kind(add("no_such_type", {})) == ErrorKind::not_found);
    CHECK(kind(add("state", entries({ { "iso3", "NPL" }, { "un_name", "Again" } })))
        == ErrorKind::conflict);
    CHECK(kind(add("state", entries({ { "un_name", "No code" } }))) == ErrorKind::invalid);
    CHECK(kind(add("state", entries({ { "iso3", "IDN" }, { "un_name", "Indonesia" } }),
              { .source = RecordId {} }))
        == ErrorKind::not_found);
    CHECK(kind(add_record(*desk, actor, { DossierId {}, "state", entries({ { "iso3", "IDN" } }) }))
        == ErrorKind::forbidden);
    CHECK(kind(open_case(*desk, actor, {})) == ErrorKind::invalid);
    CHECK(kind(change_record(*desk, actor, { RecordId {}, {} })) == ErrorKind::not_found);
    CHECK(kind(change_record(*desk, actor, { id, { { "no_field", { { { "", "x" } } } } } }))
        == ErrorKind::invalid);
    CHECK(kind(change_record(*desk, actor, { id, { { "un_name", {}, { name } } } }))
        == ErrorKind::invalid);
    CHECK(kind(change_record(
              *desk, actor, { id, { { "english_name", { { { "", "x" } } }, { name } } } }))
        == ErrorKind::invalid);
    CHECK(kind(settle_conflict(*desk, actor, id, name, "")) == ErrorKind::invalid);
    CHECK(kind(settle_conflict(*desk, actor, id, StatementId {}, "")) == ErrorKind::not_found);
    CHECK(kind(retract_value(*desk, actor, id, name, " ")) == ErrorKind::invalid);
    CHECK(kind(retract_value(*desk, actor, id, StatementId {}, "why")) == ErrorKind::not_found);
    CHECK(kind(attach_file(*desk, actor, { id, "un_name", "a.txt", "text/plain" }, bytes_of("a")))
        == ErrorKind::invalid);
    CHECK(kind(attach_file(*desk, actor, { id, "no_field", "a.txt", "text/plain" }, bytes_of("a")))
        == ErrorKind::not_found);
    CHECK(desk.log_length() == before);
}

TEST_CASE("a case is opened in a dossier of its own")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const first = MUST(open_case(*desk, actor, entries({ { "title", "Banke, March" } })));
    auto const second = MUST(open_case(*desk, actor, entries({ { "title", "Banke, March" } })));

    CHECK(desk.view(first).dossier != desk->commons());
    CHECK(desk.view(first).dossier != desk.view(second).dossier);
    CHECK(desk.view(first).title == "Banke, March");
}

TEST_CASE("a new value takes the place of what the person saw, which stays in the history")
{
    auto desk = CatalogDesk {};
    auto const id = add_state(desk, "TUR", "Turkey");
    auto const seen = only(desk.view(id), "un_name");

    MUST(change_record(
        *desk, desk.actor(), { id, { { "un_name", { { { "", "Türkiye" } } }, { seen } } } }));

    CHECK(texts(desk.view(id), "un_name") == Texts { "Türkiye" });
    auto const history = MUST(desk->history(desk.reach(), id));
    auto const old_one = std::ranges::find(history, seen, &workspace::StatedValue::id);
    REQUIRE(old_one != history.end());
    CHECK_FALSE(old_one->current);
}

TEST_CASE("two people who change the same value without knowing are both heard, until one decides")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = add_state(desk, "CZE", "Czech Republic");
    auto const seen = only(desk.view(id), "un_name");
    MUST(change_record(
        *desk, actor, { id, { { "un_name", { { { "", "Czechia" } } }, { seen } } } }));
    MUST(change_record(*desk, actor, { id, { { "un_name", { { { "", "Česko" } } }, { seen } } } }));

    auto view = desk.view(id);
    CHECK(view.in_conflict("un_name"));
    CHECK(view.all("un_name").size() == 2);

    auto const all = view.all("un_name");
    auto const kept = *std::ranges::find_if(
        all, [](auto const* one) { return schema::plain_text(*one->value) == "Czechia"; });
    MUST(settle_conflict(*desk, actor, id, kept->id, "as the UN writes it"));
    view = desk.view(id);
    CHECK(texts(view, "un_name") == Texts { "Czechia" });
    CHECK(view.one("un_name")->note == "as the UN writes it");
}

TEST_CASE("saying the same again on the same source writes nothing, on a better one it does")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = add_state(desk, "NPL", "Nepal");
    auto const again = [&](Basis const& basis) {
        auto const seen = only(desk.view(id), "un_name");
        MUST(change_record(
            *desk, actor, { id, { { "un_name", { { { "", "Nepal" } } }, { seen } } }, basis }));
    };
    auto const before = desk.log_length();
    again({});
    CHECK(desk.log_length() == before);

    auto const source = MUST(add_record(
        *desk, actor, { desk->commons(), "source", entries({ { "title", "UN members" } }) }));
    again({ .source = source, .confidence = log::Confidence::verified });
    CHECK(only(desk.view(id), "un_name") == desk.view(id).one("un_name")->id);
    CHECK(desk.view(id).one("un_name")->source == log::Source { source });
}

TEST_CASE("in a field of several values only what changed is touched")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = add_state(desk, "NPL", "Nepal");
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

TEST_CASE("a value that is taken back keeps its reason in the history")
{
    auto desk = CatalogDesk {};
    auto const id = MUST(add_record(*desk, desk.actor(),
        { desk->commons(), "state",
            entries(
                { { "iso3", "NPL" }, { "un_name", "Nepal" }, { "english_name", "Nepaul" } }) }));
    MUST(retract_value(*desk, desk.actor(), id, only(desk.view(id), "english_name"), "misspelt"));

    CHECK(desk.view(id).all("english_name").empty());
    auto const history = MUST(desk->history(desk.reach(), id));
    CHECK(std::ranges::any_of(history,
        [](auto const& one) { return one.op == log::Op::retract && one.note == "misspelt"; }));

    // An emptied field is taken back as well.
    auto const actor = desk.actor();
    MUST(change_record(*desk, actor, { id, { { "iso2", { { { "", "NP" } } } } } }));
    auto const seen = only(desk.view(id), "iso2");
    MUST(change_record(*desk, actor, { id, { { "iso2", {}, { seen } } } }));
    CHECK(desk.view(id).all("iso2").empty());
}

TEST_CASE("a file comes back as it went in")
{
    auto desk = CatalogDesk {};
    auto const actor = desk.actor();
    auto const id = MUST(open_case(*desk, actor, entries({ { "title", "Banke, March" } })));
    auto bytes = Bytes(3'000'000);
    desk.dice.fill(bytes);

    auto const hash = MUST(
        attach_file(*desk, actor, { id, "files", "photo.jpg", "image/jpeg" }, bytes));

    CHECK(MUST(desk->read_file(desk.reach(), id, hash)) == bytes);
    CHECK(texts(desk.view(id), "files") == Texts { "photo.jpg" });
}

} // namespace saksi::casework
