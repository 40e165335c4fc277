// Forms that are sent twice, and forms that arrive at a locked door: through the face itself.
#include "http/request.hpp"
#include "render/form_token.hpp"
#include "testing/catalog_desk.hpp"
#include "web/face.hpp"
#include "web/layout.hpp"

#include <thread>

namespace saksi::web::pages {
std::vector<Page> all(); // Made by cmake from what lies in this folder.
}

namespace saksi::web {

using testing::CatalogDesk;

namespace {

// The served program on a desk; made anew, it is what a restart leaves.
struct Served {
    explicit Served(CatalogDesk& on)
        : desk(on)
    {
        desk.open.reset();
        restart();
    }

    void restart()
    {
        face.reset();
        face = std::make_unique<Face>(
            Door::Settings { .home = desk.home(), .propose_passphrase = {} }, desk.parts(), tongues,
            pages::all());
    }

    std::string sign_in(crypto::SecretBytes const& passphrase = CatalogDesk::passphrase(),
        std::string_view handle = {})
    {
        return MUST(face->door().sign_in(passphrase, handle));
    }

    // With the token of the session, which a page of that session would bear.
    std::string with_token(std::string const& session, std::string body)
    {
        if (auto& door = face->door(); door.knows(session))
            body += "&" + std::string(render::form_token_field) + "=" + door.form_token(session);
        return body;
    }

    http::Reply post(std::string const& session, std::string const& target, std::string body)
    {
        return send(session, target, with_token(session, std::move(body)));
    }

    http::Reply send(std::string const& session, std::string const& target, std::string body)
    {
        http::Headers headers;
        headers.set("Host", "127.0.0.1");
        headers.set("Cookie", std::string(session_cookie) + "=" + session);
        headers.set("Content-Type", "application/x-www-form-urlencoded");
        auto request = MUST(
            http::make_request(http::Method::post, target, std::move(headers), std::move(body)));
        request.client = address;
        return face->answer(request);
    }

    http::Reply get(std::string const& session, std::string const& target)
    {
        http::Headers headers;
        headers.set("Host", "127.0.0.1");
        headers.set("Cookie", std::string(session_cookie) + "=" + session);
        auto request = MUST(http::make_request(http::Method::get, target, std::move(headers)));
        return face->answer(request);
    }

    workspace::Workspace& workspace() { return face->door().workspace(); }
    std::size_t count(std::string_view type)
    {
        auto& open = workspace();
        return open.count(open.reach(open.first_administrator()), type);
    }

    CatalogDesk& desk;
    render::Tongues tongues;
    std::unique_ptr<Face> face;
    std::string address = "192.0.2.7"; // Where the person sits.
};

std::string location(http::Reply const& reply)
{
    return std::string(reply.headers.find("Location").value_or(""));
}

std::string new_case(workspace::FormId const& id, std::string const& title)
{
    return "form.id=" + id.text() + "&form.place=%2Fcases%2Fnew&title=" + title
        + "&basis.source=own&basis.confidence=unstated&basis.note=";
}

} // namespace

TEST_CASE("two clicks at once, a page loaded anew and a restart between make one case")
{
    auto desk = CatalogDesk {};
    auto served = Served { desk };
    auto const session = served.sign_in();
    auto const body = new_case(workspace::FormId::fresh(desk.dice), "The+one");

    std::vector<http::Reply> replies(4);
    {
        auto const sent = served.with_token(session, body);
        std::vector<std::jthread> clicks;
        for (auto& reply : replies)
            clicks.emplace_back([&] { reply = served.send(session, "/cases/new", sent); });
    }
    served.restart();
    auto const again = served.sign_in();
    replies.push_back(served.post(again, "/cases/new", body));

    for (auto const& reply : replies) {
        CHECK(reply.status == 303);
        // All lead to the same record, whatever they say of it.
        auto const where = location(reply);
        CHECK(where.substr(0, where.find('?'))
            == location(replies.front()).substr(0, where.find('?')));
    }
    CHECK(served.count("case") == 1);
    CHECK(served.post(again, "/cases/new", new_case(workspace::FormId::fresh(desk.dice), "Other"))
              .status
        == 303);
    CHECK(served.count("case") == 2);
}

TEST_CASE("a form that arrives after the lock is a draft of the same member, and of no other")
{
    auto desk = CatalogDesk {};
    auto const words = crypto::SecretBytes::copy_of("the words of the other member");
    MUST(desk->add_member(desk.actor(), "binod", words, workspace::Hardness::floor));
    auto served = Served { desk };
    auto const session = served.sign_in();
    auto const body = new_case(workspace::FormId::fresh(desk.dice), "Typed+before+the+lock");
    desk.clock.time += 600;
    served.face->tick();
    REQUIRE(served.face->door().locked());

    auto const turned = served.post(session, "/cases/new", body);
    CHECK(turned.status == 303);
    CHECK(location(turned).starts_with("/sign-in?next=%2Fcases%2Fnew"));

    auto const other = served.sign_in(words, "binod");
    CHECK(served.face->door().take_in(other).empty());
    CHECK(served.get(other, "/drafts").body.view().find("Open a case</") == std::string::npos);
    auto const mine = served.sign_in();
    auto const taken = served.face->door().take_in(mine);
    REQUIRE(taken.size() == 1);
    auto const form = draft_path(taken[0].place, taken[0].form);
    auto const page = served.get(mine, std::string(form.text()));
    CHECK(page.body.view().find("Typed before the lock") != std::string::npos);
    CHECK(served.count("case") == 0);
    // Once only.
    CHECK(served.face->door().take_in(mine).empty());
}

TEST_CASE("after a restart too: the cookie says to whom what is sent is sealed")
{
    auto desk = CatalogDesk {};
    auto served = Served { desk };
    auto const session = served.sign_in();
    auto const body = new_case(workspace::FormId::fresh(desk.dice), "Typed+before+the+restart");
    served.restart();

    served.post(session, "/cases/new", body);
    CHECK(served.face->door().take_in(served.sign_in()).size() == 1);
}

TEST_CASE("what was saved before the lock is not a draft when it is sent again")
{
    auto desk = CatalogDesk {};
    auto served = Served { desk };
    auto const session = served.sign_in();
    auto const body = new_case(workspace::FormId::fresh(desk.dice), "Saved");
    served.post(session, "/cases/new", body);
    desk.clock.time += 600;
    served.face->tick();
    REQUIRE(served.face->door().locked());
    served.post(session, "/cases/new", body);

    auto const again = served.sign_in();
    auto const taken = served.face->door().take_in(again);
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].sent.has_value());
    CHECK(served.workspace().drafts(served.face->door().who(again)).empty());
    CHECK(served.count("case") == 1);
}

TEST_CASE("a stranger fills no memory, and what is kept is forgotten after an hour")
{
    auto desk = CatalogDesk {};
    auto served = Served { desk };
    auto const session = served.sign_in();
    desk.clock.time += 600;
    served.face->tick();
    REQUIRE(served.face->door().locked());
    for (auto const* cookie : { "", "stranger", "stranger.", "stranger.zz" })
        served.post(cookie, "/cases/new", new_case(workspace::FormId::fresh(desk.dice), "No"));
    // More than there is room for: the last ones are told so, and may load their page anew.
    auto refused = 0;
    for (auto i = 0; i < 40; ++i) {
        auto const reply = served.post(
            session, "/cases/new", new_case(workspace::FormId::fresh(desk.dice), "Mine"));
        refused += reply.status == 503 ? 1 : 0;
    }
    CHECK(refused == 32);
    // Others are not kept out by that.
    served.address = "192.0.2.8";
    CHECK(served
              .post(session, "/cases/new",
                  new_case(workspace::FormId::fresh(desk.dice), "Somebody else's"))
              .status
        == 303);
    desk.clock.time += 3601;
    CHECK(served.face->door().take_in(served.sign_in()).empty());
}

} // namespace saksi::web
