// Who may do what at one desk, through the doors that everybody uses.
#include "testing/desk.hpp"

#include <algorithm>

using namespace saksi;
using namespace saksi::workspace;
using access::Role;
using saksi::testing::Desk;

namespace {

crypto::SecretBytes secret(std::string_view text)
{
    return crypto::SecretBytes::copy_of(text);
}

// A desk with one member of each role; their handles are the codes of their roles.
struct Office : Desk {
    Office()
    {
        for (auto const role : access::all_roles)
            MUST(open->add_member(first(), access::code_of(role), words(access::code_of(role)),
                Hardness::floor, role));
    }

    static crypto::SecretBytes words(std::string_view handle)
    {
        return secret(std::string(handle) + "'s words");
    }
    Actor first() const { return open->first_administrator(); }
    Actor member(std::string_view handle) const
    {
        return MUST(open->check_passphrase(words(handle), handle));
    }

    struct Case {
        DossierId dossier;
        RecordId person;
    };
    Case opens(Actor const& actor, std::string name)
    {
        auto const dossier = MUST(open->open_dossier(actor));
        auto const person = RecordId::fresh(dice);
        auto const permit = MUST(open->permit(actor, dossier, Grant::write));
        MUST(open->append(
            permit, change(person, "person", { { "name", schema::Text { std::move(name) } } })));
        return { dossier, person };
    }

    RecordId record_of(std::string_view type, Actor const& actor, std::string_view about) const
    {
        auto const reach = open->reach(actor);
        for (auto const& seen : open->recent_changes(reach, 1000)) {
            auto const record = MUST(open->record(reach, seen.record));
            auto const fits = std::ranges::any_of(record.values, [&](StatedValue const& value) {
                auto const* text = value.value ? std::get_if<schema::Text>(&*value.value) : nullptr;
                return text && text->text == about;
            });
            if (record.type_key == type && fits)
                return record.id;
        }
        FAIL("there is no such record");
        return {};
    }
};

ErrorKind kind(Result<void> const& done)
{
    REQUIRE_FALSE(done);
    return done.error().kind;
}

template<typename T>
ErrorKind kind(Result<T> const& done)
{
    REQUIRE_FALSE(done);
    return done.error().kind;
}

} // namespace

TEST_CASE("a case is its opener's, until they give it; taken back, it is gone again")
{
    Office desk;
    auto const opener = desk.member("caseworker");
    auto const [dossier, person] = desk.opens(opener, "Asha");
    for (auto const* handle : { "administrator", "clinician", "editor", "reader" }) {
        CAPTURE(handle);
        auto const other = desk.member(handle);
        CHECK(kind(desk->record(desk->reach(other), person)) == ErrorKind::not_found);
        CHECK(kind(desk->permit(other, dossier, Grant::read)) == ErrorKind::forbidden);
        CHECK(kind(desk->give_grant(other, dossier, handle, Grant::read)) == ErrorKind::forbidden);

        MUST(desk->give_grant(opener, dossier, handle, Grant::write));
        CHECK(desk->record(desk->reach(other), person));
        auto const writes = std::string_view(handle) == "administrator";
        auto const keeps_all = writes || std::string_view(handle) == "clinician";
        CHECK(desk->permit(other, dossier, Grant::write).operator bool() == keeps_all);
        CHECK(desk->may_write(other, dossier, "person") == writes);
        CHECK(kind(desk->permit(other, dossier, Grant::administer)) == ErrorKind::forbidden);

        MUST(desk->take_grant(opener, dossier, handle));
        CHECK(kind(desk->record(desk->reach(other), person)) == ErrorKind::not_found);
        CHECK(kind(desk->take_grant(opener, dossier, handle)) == ErrorKind::not_found);
    }
    auto const views = MUST(desk->grants(desk->reach(opener), dossier));
    REQUIRE(views.size() == 1);
    CHECK(views.front().handle == "caseworker");
    CHECK(views.front().opened_it);
    CHECK(desk->verify().holds());
}

TEST_CASE("what each role may not open, publish or look after is refused")
{
    Office desk;
    for (auto const role : access::all_roles) {
        auto const actor = desk.member(access::code_of(role));
        for (auto const deed :
            { access::Deed::open_case, access::Deed::publish, access::Deed::look_after_workspace })
            CHECK(desk->check_may(actor, deed).operator bool() == access::may(role, deed));
        CHECK(desk->open_dossier(actor).operator bool()
            == access::may(role, access::Deed::open_case));
        CHECK(desk->permit(actor, desk->commons(), Grant::write).operator bool()
            == access::may_write(role, access::Matter::reference));
    }
}

TEST_CASE("nobody gives themselves a grant or a role by writing its record like any other")
{
    Office desk;
    auto const opener = desk.member("caseworker");
    auto const other = desk.first();
    auto const [dossier, person] = desk.opens(opener, "Asha");
    MUST(desk->give_grant(opener, dossier, "asha", Grant::write));
    auto const permit = MUST(desk->permit(other, dossier, Grant::write));
    auto const grant = Desk::change(RecordId::fresh(desk.dice), "grant",
        { { "member", schema::Text { "asha" } },
            { "level", schema::Term { "grant_level", "administer" } } });
    auto const version = desk->version();
    CHECK(kind(desk->append(permit, grant)) == ErrorKind::forbidden);

    // Nor by changing one that is there, by making another record one, or by taking its type away.
    auto const own = desk.record_of("grant", other, "asha");
    auto const raised = Desk::change(
        own, "", { { "level", schema::Term { "grant_level", "administer" } } });
    CHECK(kind(desk->append(permit, raised)) == ErrorKind::forbidden);
    CHECK(kind(desk->append(permit, Desk::change(person, "grant", {}))) == ErrorKind::forbidden);
    CHECK(kind(desk->append(permit, Desk::change(own, "person", {}))) == ErrorKind::forbidden);
    CHECK(desk->version() == version);
    CHECK(desk->grant(other, dossier) == Grant::write);

    // A member record outside of the group's papers says nothing, and is not taken.
    auto const own_case = MUST(desk->permit(opener, dossier, Grant::administer));
    auto const member = Desk::change(RecordId::fresh(desk.dice), "member",
        { { "handle", schema::Text { "caseworker" } },
            { "role", schema::Term { "member_role", "administrator" } } });
    CHECK(kind(desk->append(own_case, member)) == ErrorKind::forbidden);
    CHECK(kind(desk->permit(opener, desk->group_papers(), Grant::read)) == ErrorKind::forbidden);
    CHECK(desk->role(opener) == Role::caseworker);
}

TEST_CASE("the last administrator stays one, whichever way somebody tries")
{
    Desk desk;
    auto const first = desk.actor();
    CHECK(kind(desk->set_role(first, "asha", Role::reader)) == ErrorKind::conflict);
    CHECK(desk->role(first) == Role::administrator);

    RecordId member;
    for (auto const& seen : desk->recent_changes(desk.reach(), 10)) {
        if (seen.type_key == "member")
            member = seen.record;
    }
    auto const papers = MUST(desk->permit(first, desk->group_papers(), Grant::write));
    auto demoted = Desk::change(
        member, "", { { "role", schema::Term { "member_role", "reader" } } });
    auto const stated = MUST(desk->record(desk.reach(), member));
    for (auto const* stands : stated.all("role"))
        demoted.assertions.front().supersedes.push_back(stands->id);
    CHECK(kind(desk->append(papers, demoted)) == ErrorKind::conflict);
    CHECK(desk->role(first) == Role::administrator);
    desk.reopen();
    CHECK(desk->role(desk.actor()) == Role::administrator);
    CHECK(desk->verify().holds());

    // With another one there, the first may become something else.
    MUST(desk->add_member(
        desk.actor(), "binod", secret("binod's words"), Hardness::floor, Role::administrator));
    MUST(desk->set_role(desk.actor(), "asha", Role::caseworker));
    CHECK(kind(desk->add_member(desk.actor(), "chandra", secret("any"), Hardness::floor))
        == ErrorKind::forbidden);
    auto const binod = MUST(desk->check_passphrase(secret("binod's words")));
    CHECK(kind(desk->set_role(binod, "binod", Role::editor)) == ErrorKind::conflict);
    CHECK(kind(desk->let_member_go(binod, "binod")) == ErrorKind::conflict);
}

TEST_CASE("somebody always administers a case: the last one cannot be taken out, and a case of "
          "whoever leaves or may no more comes to whoever decided that")
{
    Office desk;
    auto const opener = desk.member("caseworker");
    auto const [dossier, person] = desk.opens(opener, "Asha");
    CHECK(kind(desk->take_grant(opener, dossier, "caseworker")) == ErrorKind::conflict);
    CHECK(
        kind(desk->give_grant(opener, dossier, "caseworker", Grant::read)) == ErrorKind::conflict);
    CHECK(desk->administers_alone("caseworker") == 1);

    MUST(desk->set_role(desk.first(), "caseworker", Role::reader));
    CHECK(desk->grant(desk.first(), dossier) == Grant::administer);
    CHECK(desk->grant(opener, dossier) == Grant::read);
    MUST(desk->set_role(desk.first(), "caseworker", Role::caseworker));
    CHECK(desk->grant(opener, dossier) == Grant::administer);
    MUST(desk->take_grant(opener, dossier, "asha"));

    MUST(desk->let_member_go(desk.first(), "caseworker"));
    CHECK(desk->record(desk->reach(desk.first()), person));
    CHECK(desk->grant(desk.first(), dossier) == Grant::administer);
    CHECK(desk->verify().holds());
}

TEST_CASE("whoever is let go has nothing from that moment on: not with a Permit, Reach or Actor "
          "from before")
{
    Office desk;
    auto const opener = desk.member("caseworker");
    auto const [dossier, person] = desk.opens(opener, "Asha");
    auto const permit = MUST(desk->permit(opener, dossier, Grant::write));
    auto const commons = MUST(desk->permit(opener, desk->commons(), Grant::write));
    auto const reach = desk->reach(opener);
    auto const changes = std::vector<Change>(
        3, Desk::change(RecordId::fresh(desk.dice), "person", { { "alive", schema::Truth::yes } }));

    // An import of theirs is under way; it has three batches' worth before it.
    MUST(desk->let_member_go(desk.first(), "caseworker"));
    CHECK(kind(desk->append(permit, changes.front())) == ErrorKind::forbidden);
    CHECK(kind(desk->append_all(commons, changes)) == ErrorKind::forbidden);
    CHECK(kind(desk->keep_file(permit, "a", "b", bytes_of("c"))) == ErrorKind::forbidden);
    CHECK(kind(desk->record(reach, person)) == ErrorKind::not_found);
    CHECK(MUST(desk->list(reach, { .type = "person" })).total == 0);
    CHECK(MUST(desk->search(reach, { .words = "asha" })).total == 0);
    CHECK_FALSE(desk->role(opener));
    CHECK_FALSE(desk->admits(opener));
    for (auto const& member : desk->members())
        CHECK(member.may_sign_in == (member.handle != "caseworker"));

    // Let in again, they have the role that they had, and the grants.
    MUST(desk->reset_member(desk.first(), "caseworker", secret("new words"), Hardness::floor));
    auto const back = MUST(desk->check_passphrase(secret("new words"), "caseworker"));
    CHECK(desk->role(back) == Role::caseworker);
    CHECK(desk->record(desk->reach(back), person));
}

TEST_CASE("who gave what to whom, and when, stands in the history of the grant")
{
    Office desk;
    auto const opener = desk.member("caseworker");
    auto const [dossier, person] = desk.opens(opener, "Asha");
    desk.clock.time += 100;
    MUST(desk->give_grant(opener, dossier, "reader", Grant::read));
    MUST(desk->give_grant(opener, dossier, "reader", Grant::write));
    auto const version = desk->version();
    MUST(desk->give_grant(opener, dossier, "reader", Grant::write)); // As it is already.
    CHECK(desk->version() == version);
    MUST(desk->take_grant(opener, dossier, "reader"));
    auto const record = desk.record_of("grant", opener, "reader");
    std::vector<std::pair<log::Op, std::string>> told;
    for (auto const& stated : MUST(desk->history(desk->reach(opener), record))) {
        if (stated.field != "level")
            continue;
        CHECK(stated.author == "caseworker");
        CHECK(stated.stated_at == desk.clock.time);
        told.emplace_back(
            stated.op, stated.value ? std::get<schema::Term>(*stated.value).code : std::string());
    }
    std::ranges::sort(told);
    CHECK(told
        == std::vector<std::pair<log::Op, std::string>> { { log::Op::assert_, "read" },
            { log::Op::assert_, "write" }, { log::Op::retract, "" } });
}

TEST_CASE("handles that people would take for the same are the same, or are not taken")
{
    Desk desk;
    auto const first = desk.actor();
    auto const hard = Hardness::floor;
    MUST(desk->add_member(first, "  René ", secret("words"), hard)); // e and an accent apart
    CHECK(desk->members().front().handle == "René");                 // Sorted by bytes.
    CHECK(kind(desk->add_member(first, "RENÉ", secret("words"), hard)) == ErrorKind::conflict);
    CHECK(kind(desk->add_member(first, "Asha", secret("words"), hard)) == ErrorKind::conflict);
    CHECK(MUST(desk->check_passphrase(secret("words"), " René")).handle() == "René");
    MUST(desk->set_role(first, "René ", Role::editor));
    MUST(desk->let_member_go(first, " René"));
    CHECK_FALSE(desk->check_passphrase(secret("words"), "René"));
}
