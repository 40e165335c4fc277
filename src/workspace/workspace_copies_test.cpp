// A copy of a workspace that was restored writes where nobody wrote before (PROTOCOL A1).
#include "crypto/slots.hpp"
#include "store/sqlite.hpp"
#include "testing/desk.hpp"
#include "workspace/vault_folder.hpp"

#include <set>

using namespace saksi;
using saksi::testing::Desk;

namespace {

// What the log of a locked desk says, a line for each commit: dossier, feed, place.
std::vector<std::string> log_of(Desk const& desk)
{
    auto const folder = MUST(workspace::VaultFolder::open(desk.home()));
    auto const encoded = workspace::read_whole(folder.slots());
    REQUIRE(encoded.has_value());
    auto const slots = MUST(crypto::Slots::parse(*encoded));
    auto const key = MUST(slots.open(crypto::SecretBytes::copy_of(desk.recovery_code)));
    auto const database = MUST(
        store::Database::open(folder.database(), key, store::Database::Opening::existing));
    auto query = database.query("SELECT dossier, hex(feed), seq FROM log ORDER BY n");
    std::vector<std::string> lines;
    while (query.next())
        lines.push_back(std::to_string(query.integer(0)) + " " + std::string(query.text(1)) + " "
            + std::to_string(query.integer(2)));
    return lines;
}

} // namespace

TEST_CASE("a restored copy begins one fresh feed for each dossier it writes into, and verify holds")
{
    Desk desk;
    auto const asha = desk.add("person", { { "name", schema::Text { "Asha" } } });
    auto const dossier = MUST(desk->open_dossier(desk.actor()));
    for (auto round = 0; round < 2; ++round) {
        desk->start_new_feeds();
        desk.restate(asha, "name", schema::Text { "Asha Rai " + std::to_string(round) });
        desk.reopen();
        desk.add("person", { { "name", schema::Text { "Binod" } } });
        auto const digest = desk->tables_digest();
        auto const report = desk->verify();
        CHECK(report.failures.empty());
        CHECK(report.tables_match);
        CHECK(desk->tables_digest() == digest);
    }
    MUST(desk->append(desk.permit(dossier),
        Desk::change(
            RecordId::fresh(desk.dice), "person", { { "name", schema::Text { "Chandra" } } })));
    CHECK(desk->verify().failures.empty());
    desk.open.reset();

    auto const lines = log_of(desk);
    REQUIRE(lines.size() == 14);
    // Two that found each of the three dossiers, the member in the papers, the grant of the other
    // one, and the records, each in the feed it was founded in.
    std::set<std::string> begun;
    std::set<std::string> places;
    for (auto const& line : lines) {
        CHECK(places.insert(line).second); // No place is taken twice.
        if (line.ends_with(" 0"))
            begun.insert(line);
    }
    // The three foundings, two copies in the commons, and one in the other dossier, where the first
    // copy wrote nothing.
    CHECK(begun.size() == 6);
}
