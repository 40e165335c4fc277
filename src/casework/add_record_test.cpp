#include "casework/add_record.hpp"

#include "casework/attach_file.hpp"
#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "casework/retract_value.hpp"
#include "casework/settle_conflict.hpp"
#include "testing/catalog_desk.hpp"

namespace saksi::casework {

using testing::CatalogDesk;
using testing::entries;
using testing::texts;
using Texts = std::vector<std::string>;

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
    auto const id = testing::add_state(desk, "NPL", "Nepal");
    auto const name = testing::only(desk.view(id), "un_name");
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
    CHECK(kind(settle_conflict(*desk, actor, id, name, {}, "")) == ErrorKind::invalid);
    CHECK(kind(settle_conflict(*desk, actor, id, StatementId {}, {}, "")) == ErrorKind::not_found);
    CHECK(kind(retract_value(*desk, actor, id, name, " ")) == ErrorKind::invalid);
    CHECK(kind(retract_value(*desk, actor, id, StatementId {}, "why")) == ErrorKind::not_found);
    CHECK(kind(attach_file(*desk, actor, { id, "un_name", "a.txt", "text/plain" }, bytes_of("a")))
        == ErrorKind::invalid);
    CHECK(kind(attach_file(*desk, actor, { id, "no_field", "a.txt", "text/plain" }, bytes_of("a")))
        == ErrorKind::not_found);
    CHECK(desk.log_length() == before);
}

} // namespace saksi::casework
