// What a person sees when the machine under the web face fails.
#include "web/face.hpp"

#include "http/request.hpp"
#include "testing/catalog_desk.hpp"
#include "testing/faulty_disk.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {
std::vector<Page> all(); // Made by cmake from what lies in this folder.
}

namespace saksi::web {

using testing::CatalogDesk;
using testing::DiskFault;
using testing::FaultyDisk;

namespace {

// The face of a desk, and somebody who has signed in there.
struct SignedIn {
    explicit SignedIn(CatalogDesk& desk)
        : face({ .home = desk.home(), .propose_passphrase = {} }, desk.parts(), tongues,
              pages::all())
        , session(MUST(face.door().sign_in(CatalogDesk::passphrase())))
    {
    }

    http::Reply ask(http::Method method, std::string const& target, std::string body = {})
    {
        http::Headers headers;
        headers.set("Host", "127.0.0.1");
        headers.set("Cookie", std::string(session_cookie) + "=" + session);
        headers.set("Content-Type", "application/x-www-form-urlencoded");
        if (method == http::Method::post)
            body += "&csrf-token=" + face.door().form_token(session);
        auto request = MUST(
            http::make_request(method, target, std::move(headers), std::move(body)));
        return face.answer(request);
    }

    render::Tongues tongues;
    Face face;
    std::string session;
};

} // namespace

TEST_CASE("a form that meets a full disk loses nothing: one click sends it again")
{
    CatalogDesk desk;
    desk.open.reset();
    SignedIn person(desk);
    FaultyDisk disk(desk.home());
    std::string const form = "title=A+case+%26+more&summary=What+was+told+in+the+cellar";

    disk.fail_after(0, DiskFault::full);
    auto const refused = person.ask(http::Method::post, "/cases/new", form);
    CHECK(disk.has_failed());
    CHECK(refused.status == 500);
    auto const page = std::string(refused.body.view());
    CHECK(page.find("The disk is full; nothing was saved.") != page.npos);
    CHECK(page.find("name=\"title\" value=\"A case &amp; more\"") != page.npos);
    CHECK(page.find("name=\"summary\" value=\"What was told in the cellar\"") != page.npos);
    CHECK(page.find("action=\"/cases/new\"") != page.npos);

    disk.mend();
    CHECK(person.ask(http::Method::post, "/cases/new", form).status == 303);
    auto const cases = person.ask(http::Method::get, "/cases");
    CHECK(cases.body.view().find("A case &amp; more") != std::string_view::npos);
}

TEST_CASE("a passphrase that meets a full disk stands on no page")
{
    CatalogDesk desk;
    desk.open.reset();
    SignedIn person(desk);
    FaultyDisk disk(desk.home());
    disk.fail_after(0, DiskFault::full);
    auto const refused = person.ask(http::Method::post, "/settings/passphrase",
        "old=six+words&new=able+baker+candle+dragon&again=able+baker+candle+dragon");
    CHECK(disk.has_failed());
    CHECK(refused.status == 500);
    CHECK(refused.body.view().find("candle") == std::string_view::npos);
}

} // namespace saksi::web
