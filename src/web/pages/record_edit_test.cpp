#include "casework/open_case.hpp"
#include "http/request.hpp"
#include "testing/catalog_desk.hpp"
#include "web/face.hpp"
#include "web/layout.hpp"

namespace saksi::web::pages {
std::vector<Page> all(); // Made by cmake from what lies in this folder.
}

namespace saksi::web {

using testing::CatalogDesk;
using testing::entries;

namespace {

// A page as a signed-in person gets it. The desk is closed for it: one program holds a workspace.
std::string page(CatalogDesk& desk, std::string const& target)
{
    desk.open.reset();
    render::Tongues const tongues;
    Face face(
        { .home = desk.home(), .propose_passphrase = {} }, desk.parts(), tongues, pages::all());
    auto const session = MUST(face.door().sign_in(CatalogDesk::passphrase()));
    http::Headers headers;
    headers.set("Host", "127.0.0.1");
    headers.set("Cookie", std::string(session_cookie) + "=" + session);
    auto request = MUST(http::make_request(http::Method::get, target, std::move(headers)));
    auto const reply = face.answer(request);
    REQUIRE(reply.status == 200);
    return std::string(reply.body.view());
}

} // namespace

TEST_CASE("what a form cannot offer it still keeps: a person of another case, a newer term")
{
    auto desk = CatalogDesk {};
    auto const in_case = [&](std::string const& title) {
        auto const head = MUST(
            casework::open_case(*desk, desk.actor(), entries({ { "title", title } })));
        return MUST(desk->dossier_of(desk.reach(), head));
    };
    auto const here = in_case("Here");
    auto const elsewhere = in_case("Elsewhere");
    auto const person = RecordId::fresh(desk.dice);
    MUST(desk->append(desk.permit(elsewhere),
        desk.change(person, "person", { { "name", schema::Text { "Asha Rai" } } })));
    auto const involvement = RecordId::fresh(desk.dice);
    MUST(desk->append(desk.permit(here),
        desk.change(involvement, "involvement",
            { { "perpetrator", schema::Reference { person } },
                { "degree", schema::Term { "involvement_degree", "newer_degree" } } })));

    auto const form = page(desk, "/r/" + involvement.text() + "/edit");

    CHECK(form.find("value=\"" + person.text() + "\" selected") != std::string::npos);
    CHECK(form.find("value=\"newer_degree\" selected") != std::string::npos);
}

} // namespace saksi::web
