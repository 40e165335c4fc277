#include "testing/desk.hpp"

#include <map>
#include <set>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;

namespace {

constexpr std::string_view place = "/records/person/new";

FormKey key_of(Actor const& actor, std::string_view typed)
{
    return form_key(actor.handle(), place, { { "name", typed } });
}

// What sending a form does at a page: nothing when the very same was done, else one record.
std::optional<RecordId> send(
    Desk& desk, Actor const& actor, FormId const& form, std::string const& typed)
{
    auto const key = key_of(actor, typed);
    if (auto const done = desk->sent_form(actor, key))
        return std::nullopt;
    Workspace::Sending const sending(*desk, actor, form, key);
    return desk.add("person", { { "name", schema::Text { typed } } });
}

Actor second_member(Desk& desk)
{
    auto const words = crypto::SecretBytes::copy_of("other words");
    MUST(desk->add_member(desk.actor(), "binod", words, Hardness::floor));
    return MUST(desk->check_passphrase(words));
}

std::size_t people(Desk& desk)
{
    return desk->count(desk.reach(), "person");
}

} // namespace

TEST_CASE("a draft lies in the vault, is its member's alone, and states nothing")
{
    Desk desk;
    auto const other = second_member(desk);
    auto const form = FormId::fresh(desk.dice);
    auto const digest = desk->tables_digest();
    auto const version = desk->version();

    CHECK(MUST(desk->keep_draft(desk.actor(), form, place, "name=Asha")));
    desk.clock.time += 60;
    CHECK(MUST(desk->keep_draft(desk.actor(), form, place, "name=Asha+R")));
    desk.reopen();

    auto const drafts = desk->drafts(desk.actor());
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].place == place);
    CHECK(drafts[0].kept_at - drafts[0].begun_at == 60);
    CHECK(desk->draft(desk.actor(), form)->body == "name=Asha+R");
    CHECK(desk->drafts(other).empty());
    CHECK_FALSE(desk->draft(other, form));
    desk->throw_draft_away(other, form);
    CHECK(desk->draft(desk.actor(), form));
    CHECK(desk->tables_digest() == digest);
    CHECK(desk->version() == version);
    CHECK(desk->verify().holds());

    desk->throw_draft_away(desk.actor(), form);
    CHECK(desk->drafts(desk.actor()).empty());
}

TEST_CASE("drafts have a limit in number and in size, and one that is kept can still grow")
{
    Desk desk;
    auto const first = FormId::fresh(desk.dice);
    MUST(desk->keep_draft(desk.actor(), first, place, "a=1"));
    for (auto i = 1U; i < drafts_max; ++i)
        MUST(desk->keep_draft(desk.actor(), FormId::fresh(desk.dice), place, "a=1"));
    auto const one_more = FormId::fresh(desk.dice);

    auto const refused = desk->keep_draft(desk.actor(), one_more, place, "a=1");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::conflict);
    CHECK(MUST(desk->keep_draft(desk.actor(), first, place, "a=2")));
    CHECK(
        MUST(desk->keep_draft(desk.actor(), one_more, place, "a=1", Workspace::DraftRoom::always)));

    auto const long_one = desk->keep_draft(
        desk.actor(), first, place, std::string(draft_bytes_max + 1, 'a'));
    REQUIRE_FALSE(long_one);
    CHECK(long_one.error().kind == ErrorKind::too_large);
    CHECK(desk->draft(desk.actor(), first)->body == "a=2");
}

TEST_CASE("the same sending twice is one, also after a restart; another one is another")
{
    Desk desk;
    auto const form = FormId::fresh(desk.dice);
    auto const record = send(desk, desk.actor(), form, "Asha");
    REQUIRE(record);

    CHECK_FALSE(send(desk, desk.actor(), form, "Asha"));
    desk.reopen();
    CHECK_FALSE(send(desk, desk.actor(), form, "Asha"));
    CHECK(desk->sent_form(desk.actor(), key_of(desk.actor(), "Asha"))->record == *record);
    CHECK(people(desk) == 1);

    CHECK(send(desk, desk.actor(), form, "Binod"));
    CHECK(people(desk) == 2);
}

TEST_CASE("what was sent is remembered for a month")
{
    Desk desk;
    send(desk, desk.actor(), FormId::fresh(desk.dice), "Asha");
    auto const key = key_of(desk.actor(), "Asha");
    desk.clock.time += 29 * 24 * 3600;
    send(desk, desk.actor(), FormId::fresh(desk.dice), "Binod");
    CHECK(desk->sent_form(desk.actor(), key));
    desk.clock.time += 2 * 24 * 3600;
    send(desk, desk.actor(), FormId::fresh(desk.dice), "Chandra");
    CHECK_FALSE(desk->sent_form(desk.actor(), key));
}

TEST_CASE("a form that writes nothing is not remembered, and one that is refused neither")
{
    Desk desk;
    auto const key = key_of(desk.actor(), "Asha");
    {
        Workspace::Sending const sending(*desk, desk.actor(), FormId::fresh(desk.dice), key);
        auto const refused = desk->append(
            desk.permit(), { .record = RecordId::fresh(desk.dice), .assertions = {} });
        CHECK_FALSE(refused);
    }
    desk.add("person", { { "name", schema::Text { "Somebody else's deed" } } });
    CHECK_FALSE(desk->sent_form(desk.actor(), key));
}

TEST_CASE("what is sealed to a member opens for that member and for no other")
{
    Desk desk;
    auto const other = second_member(desk);
    auto const sealed = seal_to(desk->recipient_of(other), desk.dice, "name=Asha");
    CHECK(text_of(sealed).find("Asha") == std::string_view::npos);
    desk.reopen();
    CHECK(text_of(MUST(desk->open_sealed(other, sealed))) == "name=Asha");
    auto const refused = desk->open_sealed(desk.actor(), sealed);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::wrong_key);
}

// A form is begun, kept while it is typed, sent, sent again, kept once more by a message that was
// on its way, thrown away, and the program is restarted: in any order. Beside it a model that a
// reader can hold in the head.
TEST_CASE("whatever the order: one sending makes one record, and no draft outlives its sending")
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Desk desk(seed);
        testing::SeededDice choices(seed + 1000);
        auto const pick = [&](std::size_t count) {
            std::array<std::uint8_t, 2> bytes {};
            choices.fill(bytes);
            return static_cast<std::size_t>((bytes[0] << 8U | bytes[1]) % count);
        };
        std::vector<FormId> forms;
        for (auto i = 0; i < 4; ++i)
            forms.push_back(FormId::fresh(desk.dice));
        std::map<std::size_t, std::string> drafts; // By form.
        std::set<std::string> sent;                // What was typed, which names the form too.
        std::set<std::size_t> sent_forms;

        for (auto step = 0; step < 120; ++step) {
            auto const form = pick(forms.size());
            auto const typed = std::to_string(form) + " typed " + std::to_string(pick(2));
            switch (pick(5)) {
            case 0:
            case 1: {
                auto const kept = MUST(desk->keep_draft(desk.actor(), forms[form], place, typed));
                CHECK(kept == !sent_forms.contains(form));
                if (kept)
                    drafts[form] = typed;
                break;
            }
            case 2:
            case 3: {
                auto const made = send(desk, desk.actor(), forms[form], typed).has_value();
                CHECK(made == sent.insert(typed).second);
                if (made) {
                    drafts.erase(form);
                    sent_forms.insert(form);
                }
                break;
            }
            default:
                if (pick(8) == 0) {
                    desk.reopen();
                } else {
                    desk->throw_draft_away(desk.actor(), forms[form]);
                    drafts.erase(form);
                }
            }
            CHECK(people(desk) == sent.size());
            CHECK(desk->drafts(desk.actor()).size() == drafts.size());
            for (auto const& [begun, body] : drafts)
                CHECK(desk->draft(desk.actor(), forms[begun])->body == body);
        }
        CHECK(desk->verify().holds());
    }
}

TEST_CASE("saved searches are a member's own, and have one name each")
{
    Desk desk;
    auto const other = second_member(desk);
    MUST(desk->save_search(desk.actor(), "  Nepal, torture ", "/search?q=nepal"));
    MUST(desk->save_search(desk.actor(), "People", "/records/person"));
    desk.reopen();

    auto const saved = desk->saved_searches(desk.actor());
    REQUIRE(saved.size() == 2);
    CHECK(saved[0].name == "Nepal, torture");
    CHECK(saved[0].target == "/search?q=nepal");
    CHECK(desk->saved_searches(other).empty());

    auto const taken = desk->rename_search(desk.actor(), "People", "Nepal, torture");
    REQUIRE_FALSE(taken);
    CHECK(taken.error().kind == ErrorKind::conflict);
    MUST(desk->rename_search(desk.actor(), "People", "Everybody"));
    CHECK(desk->saved_searches(desk.actor())[0].name == "Everybody");
    CHECK_FALSE(desk->save_search(desk.actor(), " ", "/search?q=x"));
    desk->drop_search(desk.actor(), "Everybody");
    CHECK(desk->saved_searches(desk.actor()).size() == 1);
}
