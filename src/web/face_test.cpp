// The rules that hold for every page: whose form it is, how fast passphrases may be guessed, when a
// session ends.
#include "web/face.hpp"

#include "http/percent.hpp"
#include "testing/catalog_desk.hpp"
#include "testing/faulty_disk.hpp"
#include "testing/telephone.hpp"
#include "web/layout.hpp"
#include "workspace/sign_in_codes.hpp"
#include "workspace/way_in.hpp"

#include <atomic>
#include <thread>

namespace saksi::web::pages {
std::vector<Page> all(); // Made by cmake from what lies in this folder.
}

namespace saksi::web {

using testing::CatalogDesk;

namespace {

// What stands between these two, or nothing.
std::string between(std::string_view text, std::string_view before, std::string_view after)
{
    auto const at = text.find(before);
    if (at == text.npos)
        return {};
    auto const from = at + before.size();
    return std::string(text.substr(from, text.find(after, from) - from));
}

using Fields = std::vector<std::pair<std::string, std::string>>;

// The program as browsers see it. Its desk is closed first: one program holds a workspace.
struct Office {
    explicit Office(CatalogDesk& made)
        : desk(made)
    {
        desk.open.reset();
        desk.clock.time = 1'800'000'000;
    }
    CatalogDesk& desk;
    render::Tongues tongues {};
    Face face { { .home = desk.home(),
                    .propose_passphrase = [] { return "six new words of a test"; } },
        desk.parts(), tongues, pages::all() };
};

// One browser: it keeps cookies, and the token of the last page.
struct Browser {
    Office& office;
    std::string address = "192.0.2.7";
    std::string session {};
    std::string visitor {};
    std::string token {};
    std::string boundary {}; // Not empty: forms go as multipart.

    http::Reply ask(http::Method method, std::string const& target, std::string body = {})
    {
        http::Headers headers;
        headers.add("Host", "127.0.0.1");
        std::string cookies;
        if (!session.empty())
            cookies += std::string(session_cookie) + "=" + session + "; ";
        if (!visitor.empty())
            cookies += std::string(visitor_cookie) + "=" + visitor;
        headers.add("Cookie", cookies);
        if (method == http::Method::post)
            headers.add("Content-Type",
                boundary.empty() ? "application/x-www-form-urlencoded"
                                 : "multipart/form-data; boundary=" + boundary);
        auto request = MUST(
            http::make_request(method, target, std::move(headers), std::move(body)));
        request.client = address;
        auto reply = office.face.answer(request);
        for (auto const& [name, value] : reply.headers.fields()) {
            if (name != "Set-Cookie")
                continue;
            if (value.starts_with(session_cookie))
                session = between(value, "=", ";");
            if (value.starts_with(visitor_cookie))
                visitor = between(value, "=", ";");
        }
        auto const on_page = between(
            reply.body.view(), "name=\"csrf-token\" autocomplete=\"off\" value=\"", "\"");
        if (!on_page.empty())
            token = on_page;
        return reply;
    }
    http::Reply get(std::string const& target) { return ask(http::Method::get, target); }

    // As it is, without a token that was not said.
    http::Reply send(std::string const& target, Fields const& fields)
    {
        std::string body;
        for (auto const& [name, value] : fields) {
            if (boundary.empty())
                body += (body.empty() ? "" : "&") + name + "=" + http::percent_encoded(value);
            else
                body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                    + "\"\r\n\r\n" + value + "\r\n";
        }
        if (!boundary.empty())
            body += "--" + boundary + "--\r\n";
        return ask(http::Method::post, target, std::move(body));
    }
    http::Reply post(std::string const& target, Fields fields)
    {
        fields.emplace_back("csrf-token", token);
        return send(target, fields);
    }

    int sign_in(std::string_view words = "six words", std::string const& handle = {})
    {
        get("/sign-in");
        auto const status = post("/sign-in",
            { { "passphrase", std::string(words) },
                { "handle",
                    handle } }).status;
        if (status == 303)
            get("/settings");
        return status;
    }
    bool is_in() { return get("/settings").status == 200; }
};

} // namespace

TEST_CASE("a form without the token of this very session does nothing, and loses nothing")
{
    CatalogDesk desk;
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in() == 303);
    Browser other { office };
    CHECK(other.sign_in() == 303);
    REQUIRE(asha.token != other.token);
    auto const before = office.face.door().workspace().version();

    Fields const typed { { "title", "A case" }, { "summary", "Typed <for> an hour" } };
    for (auto const& token : { std::string(), other.token, std::string(32, '0'), asha.visitor }) {
        auto with = typed;
        with.emplace_back("csrf-token", token);
        auto const reply = asha.send("/cases/new", with);
        CHECK(reply.status == 409);
        // It comes back, to be sent once more, with a token that holds.
        CHECK(reply.body.view().find("Typed &lt;for&gt; an hour") != std::string_view::npos);
        CHECK(asha.token
            == between(
                reply.body.view(), "name=\"csrf-token\" autocomplete=\"off\" value=\"", "\""));
    }
    CHECK(asha.send("/cases/new", typed).status == 409);
    CHECK(office.face.door().workspace().version() == before);

    CHECK(asha.post("/cases/new", typed).status == 303);
    CHECK(office.face.door().workspace().version() > before);
}

TEST_CASE("a file goes out byte for byte, whatever is in it")
{
    CatalogDesk desk;
    std::string bytes(4096, '\0');
    for (std::size_t at = 0; at < bytes.size(); ++at)
        bytes[at] = static_cast<char>(at);
    render::Tongues const tongues;
    Page const page { .path = "/file", .show_open = [&](Doorstep&) -> Answer {
                         return http::bytes_reply(bytes, "application/octet-stream", "a");
                     } };
    Face face({ .home = desk.home(), .propose_passphrase = {} }, desk.parts(), tongues, { page });
    auto request = MUST(http::make_request(http::Method::get, "/file"));
    CHECK(face.answer(request).body.view() == bytes);
}

TEST_CASE("forms with files bear a token as well")
{
    CatalogDesk desk;
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in() == 303);
    asha.boundary = "xYzZY";
    CHECK(asha.send("/cases/new", { { "title", "A case" } }).status == 409);
    CHECK(asha.post("/cases/new", { { "title", "A case" } }).status == 303);
}

TEST_CASE("what may hold a passphrase does not come back on a page")
{
    CatalogDesk desk;
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in() == 303);
    auto const reply = asha.send("/settings/passphrase",
        { { "old", "six words" }, { "new", "better words" }, { "again", "better words" } });
    CHECK(reply.status == 409);
    CHECK(reply.body.view().find("better words") == std::string_view::npos);
}

TEST_CASE("no page of a stranger signs a person in, nor out")
{
    CatalogDesk desk;
    Office office(desk);
    Browser stranger { office };
    stranger.get("/sign-in");
    Browser asha { office };
    asha.get("/sign-in");
    REQUIRE(asha.token != stranger.token);
    CHECK(asha.token == asha.visitor);

    CHECK(asha.send("/sign-in", { { "passphrase", "six words" } }).status == 409);
    CHECK(asha.send("/sign-in", { { "passphrase", "six words" }, { "csrf-token", stranger.token } })
              .status
        == 409);
    CHECK(asha.session.empty());
    // Not even when both are empty.
    Browser blank { office };
    CHECK(blank.send("/sign-in", { { "passphrase", "six words" }, { "csrf-token", "" } }).status
        == 409);

    CHECK(asha.sign_in() == 303);
    CHECK(asha.send("/lock", {}).status == 409);
    CHECK(asha.send("/language", { { "language", "ur" } }).status == 409);
    CHECK(asha.is_in());
    CHECK(asha.post("/lock", {}).status == 303);
    CHECK_FALSE(asha.is_in());
}

TEST_CASE("a form that stood open at the door while somebody signed in beside it still holds")
{
    CatalogDesk desk;
    Office office(desk);
    Browser asha { office };
    asha.get("/sign-in");
    auto const at_the_door = asha.token;
    CHECK(asha.sign_in() == 303);
    CHECK(asha.send("/language", { { "language", "en" }, { "csrf-token", at_the_door } }).status
        == 303);
    // It is good at the door alone.
    CHECK(
        asha.send("/cases/new", { { "title", "x" }, { "csrf-token", at_the_door } }).status == 409);
}

TEST_CASE("white space around a passphrase does not count, as where it was made")
{
    CatalogDesk desk;
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in(" six words\r\n") == 303);
    CHECK(asha.is_in());
}

TEST_CASE("guessing is slowed down for whoever guesses, and for nobody else")
{
    CatalogDesk desk;
    Office office(desk);
    Browser guesser { office };
    guesser.get("/sign-in");
    for (int i = 0; i < 5; ++i)
        CHECK(guesser.post("/sign-in", { { "passphrase", "a guess" } }).status == 403);
    CHECK(guesser.post("/sign-in", { { "passphrase", "six words" } }).status == 429);
    CHECK_FALSE(guesser.is_in());

    Browser asha { office, "192.0.2.20" };
    CHECK(asha.sign_in() == 303);
    desk.clock.time += 10;
    CHECK(guesser.sign_in() == 303);
}

TEST_CASE("a second handle's slots are not tried when no handle is said")
{
    CatalogDesk desk;
    MUST(desk->add_member(desk.actor(), "binod", crypto::SecretBytes::copy_of("binod's own words"),
        workspace::Hardness::floor));
    Office office(desk);
    Browser binod { office };
    CHECK(binod.sign_in("binod's own words") == 403);
    CHECK(binod.sign_in("binod's own words", "binod") == 303);
    CHECK(binod.is_in());
}

TEST_CASE("each session falls idle by itself, and the last one locks the workspace")
{
    CatalogDesk desk;
    Office office(desk);
    Browser one { office };
    Browser two { office };
    CHECK(one.sign_in() == 303);
    CHECK(two.sign_in() == 303);
    desk.clock.time += 400;
    CHECK(two.is_in());
    desk.clock.time += 400;
    office.face.tick();
    CHECK_FALSE(office.face.door().locked());
    CHECK_FALSE(one.is_in());
    CHECK(two.is_in());
    desk.clock.time += 600;
    office.face.tick();
    CHECK(office.face.door().locked());
    CHECK_FALSE(two.is_in());
}

TEST_CASE("a new passphrase ends what is open elsewhere, and only that member's")
{
    CatalogDesk desk;
    MUST(desk->add_member(desk.actor(), "binod", crypto::SecretBytes::copy_of("binod's own words"),
        workspace::Hardness::floor));
    Office office(desk);
    Browser here { office };
    Browser there { office };
    Browser binod { office };
    CHECK(here.sign_in() == 303);
    CHECK(there.sign_in() == 303);
    CHECK(binod.sign_in("binod's own words", "binod") == 303);

    // Another member's passphrase is not one's own, even for who knows it.
    CHECK(binod
              .post("/settings/passphrase",
                  { { "old", "six words" }, { "new", "one two three four five" },
                      { "again", "one two three four five" } })
              .status
        == 403);
    CHECK(here.post("/settings/passphrase",
                  { { "old", "six words" }, { "new", "one two three four five" },
                      { "again", "one two three four five" } })
              .status
        == 303);
    CHECK(here.is_in());
    CHECK_FALSE(there.is_in());
    CHECK(binod.is_in());

    CHECK(here.post("/settings/members",
                  { { "deed", "reset" }, { "handle", "binod" }, { "sure", "yes" } })
              .status
        == 200);
    CHECK_FALSE(binod.is_in());
}

TEST_CASE("a member who set it up says a code after the passphrase, and only then comes in")
{
    CatalogDesk desk;
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in() == 303);
    asha.post("/settings/code", { { "deed", "begin" } });
    auto const page = asha.get("/settings/code");
    testing::Telephone const telephone(between(page.body.view(), "<bdi>", "</bdi>"));
    CHECK(page.body.view().find("class=\"qr-code\"") != std::string_view::npos);
    auto const now_shown = [&] { return telephone.code(desk.clock.time); };
    CHECK(
        asha.post("/settings/code", { { "deed", "confirm" }, { "code", "000000" } }).status == 403);
    auto const paper_page = asha.post(
        "/settings/code", { { "deed", "confirm" }, { "code", now_shown() } });
    CHECK(paper_page.status == 200);
    auto const paper = between(paper_page.body.view(), "<code>", "</code>");
    CHECK(asha.is_in());

    Browser elsewhere { office, "192.0.2.99" };
    CHECK(elsewhere.sign_in() == 303);
    CHECK_FALSE(elsewhere.is_in());
    CHECK(
        elsewhere.get("/cases").headers.find("Location").value_or("").starts_with("/sign-in/code"));
    auto const waiting = elsewhere.session;
    elsewhere.get("/sign-in/code");
    CHECK(elsewhere.post("/sign-in/code", { { "code", now_shown() } }).status == 403); // Used up.
    desk.clock.time += 30;
    CHECK(elsewhere.post("/sign-in/code", { { "code", now_shown() } }).status == 303);
    CHECK(elsewhere.is_in());
    CHECK(elsewhere.session != waiting);

    // Who dawdles over the code is out, and the recovery code of the workspace needs none.
    Browser late { office };
    CHECK(late.sign_in() == 303);
    late.get("/sign-in/code");
    desk.clock.time += 180;
    CHECK(late.post("/sign-in/code", { { "code", now_shown() } }).headers.find("Location")
        == "/sign-in");
    Browser finder { office };
    CHECK(finder.sign_in(desk.recovery_code) == 303);
    CHECK(finder.is_in());

    Browser without_telephone { office, "192.0.2.50" };
    CHECK(without_telephone.sign_in() == 303);
    without_telephone.get("/sign-in/code");
    CHECK(without_telephone.post("/sign-in/code", { { "code", paper } }).status == 303);
    CHECK(without_telephone.is_in());
    Browser afterwards { office };
    CHECK(afterwards.sign_in() == 303);
    CHECK(afterwards.is_in());
}

TEST_CASE("who has the passphrase and no code does not keep the workspace open")
{
    CatalogDesk desk;
    {
        workspace::SignInCodes codes(*desk);
        desk.clock.time = 1'800'000'000;
        codes.begin(desk.actor());
        testing::Telephone const telephone(codes.begun(desk.actor()).value().secret);
        MUST(codes.confirm(desk.actor(), telephone.code(desk.clock.time)));
    }
    Office office(desk);
    Browser thief { office };
    CHECK(thief.sign_in() == 303);
    CHECK_FALSE(office.face.door().locked());
    desk.clock.time += 181;
    office.face.tick();
    CHECK(office.face.door().locked());
    // Guessing codes is slowed down as well.
    desk.clock.time += 3600;
    CHECK(thief.sign_in() == 303);
    thief.get("/sign-in/code");
    for (int i = 0; i < 5; ++i)
        CHECK(thief.post("/sign-in/code", { { "code", "00000" } }).status == 403);
    CHECK(thief.post("/sign-in/code", { { "code", "00000" } }).status == 429);
    // Nor does the passphrase, said once more, begin the count anew.
    desk.clock.time += 10;
    CHECK(thief.sign_in() == 303);
    thief.get("/sign-in/code");
    CHECK(thief.post("/sign-in/code", { { "code", "00000" } }).status == 403);
    CHECK(thief.post("/sign-in/code", { { "code", "00000" } }).status == 429);
}

TEST_CASE("whoever guesses does not hold the desk: pages are answered meanwhile")
{
    CatalogDesk desk;
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in() == 303);
    CHECK(office.face.takes_long(http::Method::post, "/sign-in"));
    CHECK_FALSE(office.face.takes_long(http::Method::get, "/sign-in"));
    CHECK_FALSE(office.face.takes_long(http::Method::post, "/cases/new"));

    // The guesser's thread lasts as long as pages are asked for: were the desk held through one of
    // its guesses, the pages would wait, and this would take as long as all guesses together.
    std::atomic<bool> done = false;
    std::atomic<int> guesses = 0;
    std::jthread guessing([&] {
        Browser guesser { office, "198.51.100.1" };
        guesser.get("/sign-in");
        for (int i = 0; !done && i < 5; ++i, ++guesses)
            guesser.post("/sign-in", { { "passphrase", "a guess" } });
    });
    int pages = 0;
    while (guesses < 3) {
        CHECK(asha.is_in());
        ++pages;
    }
    done = true;
    CHECK(pages > 3);
}

TEST_CASE("nobody is told that something is saved before the disk has it")
{
    CatalogDesk desk;
    testing::FaultyDisk disk(desk.home());
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in() == 303);
    office.face.tick(); // Signing in has written as well.
    CHECK(asha.get("/").before_sent == nullptr);

    asha.get("/cases/new");
    auto saved = asha.post("/cases/new", { { "title", "A first case" } });
    REQUIRE(saved.status == 303);
    REQUIRE(saved.before_sent);
    // Nor is it shown to anybody.
    CHECK(asha.get("/cases").before_sent);

    SUBCASE("it has it")
    {
        saved.before_sent(saved);
        CHECK(saved.status == 303);
        CHECK(asha.get("/cases").before_sent == nullptr);
    }
    SUBCASE("it refuses: that is said, and the workspace is opened anew")
    {
        disk.fail_after(0, testing::DiskFault::refuse_once);
        saved.before_sent(saved);
        CHECK(saved.status == 500);
        CHECK(saved.body.view().find("may be lost") != std::string_view::npos);
        auto const next = asha.get("/cases");
        CHECK(next.status == 303);
        CHECK(next.headers.find("Location").value_or("").starts_with("/sign-in"));
        CHECK(office.face.door().locked());
        CHECK(asha.sign_in() == 303);
        CHECK(asha.get("/cases").status == 200);
        CHECK(office.face.door().workspace().verify().holds());
    }
    SUBCASE("the power goes once it was told")
    {
        saved.before_sent(saved);
        disk.fail_after(0, testing::DiskFault::stop);
        CHECK(asha.post("/lock", {}).status == 303);
        CHECK(office.face.door().locked());
        disk.lose_power(testing::PowerCut::keeps_synced);
        CHECK(asha.sign_in() == 303);
        CHECK(asha.get("/cases").body.view().find("A first case") != std::string_view::npos);
    }
}

TEST_CASE("a list that was worked out is handed out again until anything is written at all")
{
    CatalogDesk desk;
    testing::add_state(desk, "NPL", "Nepal");
    Office office(desk);
    Browser asha { office };
    CHECK(asha.sign_in() == 303);
    auto const where = [](http::Reply const& reply) { return reply.body.view().data(); };
    auto const says = [](http::Reply const& reply, std::string_view words) {
        return reply.body.view().find(words) != std::string_view::npos;
    };
    auto const first = asha.get("/records/state");
    auto const again = asha.get("/records/state");
    CHECK(where(first) == where(again));
    CHECK(again.status == 200);
    CHECK(again.headers.find("Content-Security-Policy")
        == first.headers.find("Content-Security-Policy"));
    CHECK(says(again, "Nepal"));

    SUBCASE("another address, another session: other pages")
    {
        CHECK(where(asha.get("/records/state?sort=iso3")) != where(first));
        Browser other { office };
        CHECK(other.sign_in() == 303);
        auto const theirs = asha.get("/records/state");
        auto const mine = other.get("/records/state");
        CHECK(says(theirs, asha.token));
        CHECK_FALSE(says(theirs, other.token));
        CHECK(says(mine, other.token));
        CHECK_FALSE(says(mine, asha.token));
    }
    SUBCASE("a record")
    {
        asha.get("/records/state/new");
        CHECK(asha.post("/records/state/new", { { "iso3", "IDN" }, { "un_name", "Indonesia" } })
                  .status
            == 303);
        CHECK(says(asha.get("/records/state"), "Indonesia"));
    }
    SUBCASE("a draft, a setting")
    {
        office.face.door().workspace().set_setting("any", "thing");
        CHECK(where(asha.get("/records/state")) != where(first));
    }
    SUBCASE("a quarter of an hour later today may be another day")
    {
        desk.clock.time += 15 * 60 - 1;
        CHECK(asha.get("/records/state").status == 303); // Idle for too long: a new session.
        CHECK(asha.sign_in() == 303);
        CHECK(where(asha.get("/records/state")) != where(first));
    }
    SUBCASE("locked and opened")
    {
        CHECK(asha.post("/lock", {}).status == 303);
        CHECK(asha.get("/records/state").status == 303);
    }
}

TEST_CASE("a list that is handed out again is noted again where looking is noted")
{
    CatalogDesk desk;
    auto const dossier = MUST(desk->open_dossier(desk.actor()));
    MUST(casework::add_record(*desk, desk.actor(),
        { dossier, "person",
            testing::entries({ { "code", "EX-1" }, { "counting_unit", "person" } }) }));
    MUST(desk->add_member(desk.actor(), "binod", crypto::SecretBytes::copy_of("binod's own words"),
        workspace::Hardness::floor));
    MUST(desk->give_grant(desk.actor(), dossier, "binod", workspace::Grant::read));
    Office office(desk);
    Browser binod { office };
    CHECK(binod.sign_in("binod's own words", "binod") == 303);
    for (int i = 0; i < 3; ++i)
        CHECK(binod.get("/records/person").body.view().find("EX-1") != std::string_view::npos);
    auto& workspace = office.face.door().workspace();
    workspace.keep_looks();
    auto const looks = MUST(workspace.looks(workspace.first_administrator(), dossier, 10));
    REQUIRE(looks.size() == 1);
    CHECK(looks.front().times == 3);
}

TEST_CASE("a passphrase that was changed while it was tried lets nobody in")
{
    CatalogDesk desk;
    auto const way = MUST(workspace::find_way_in(desk.home(), CatalogDesk::passphrase(), "asha"));
    CHECK(desk->admit(way));
    MUST(desk->change_passphrase(CatalogDesk::passphrase(),
        crypto::SecretBytes::copy_of("other words"), workspace::Hardness::floor));
    CHECK(desk->admit(way).error().kind == ErrorKind::conflict);
    desk.open.reset();
    CHECK(workspace::Workspace::unlock(desk.home(), way, desk.parts()).error().kind
        == ErrorKind::conflict);
}

} // namespace saksi::web
