#include "store/search.hpp"

#include "crypto/secret_bytes.hpp"
#include "store/layout.hpp"
#include "store/store.hpp"
#include "testing/desk.hpp"
#include "testing/seeded_dice.hpp"

#include <doctest/doctest.h>

namespace saksi::store {

namespace {

// A store with so many records of one word in each of two dossiers, put there without a log: for
// laws about how much is found, not about how it came there.
std::unique_ptr<Store> store_of(std::filesystem::path const& folder, schema::Schemas const& schemas,
    std::int64_t records_in_each)
{
    testing::SeededDice dice(1);
    auto store = MUST(Store::open(folder / "vault.db", crypto::SecretBytes::random(dice, 32),
        Database::Opening::make, schemas, [](DeviceId const&) { return GroupId {}; }));
    auto& database = store->database();
    Transaction transaction(database);
    auto record = database.query("INSERT INTO record VALUES(?1, randomblob(16), 1 + ?1 % 2,"
                                 " CASE WHEN ?1 % 3 THEN 'person' ELSE 'place' END,"
                                 " 'x', 'x', 'x', 0, 0)");
    auto words = database.query("INSERT INTO words(rowid, title, body) VALUES(?1, '', 'common')");
    for (std::int64_t n = 1; n <= 2 * records_in_each; ++n) {
        record.with(n).run();
        record.again();
        words.with(n).run();
        words.again();
    }
    transaction.commit();
    return store;
}

} // namespace

TEST_CASE("a word that very many records have is counted to the end, and nobody else's are counted")
{
    testing::TemporaryFolder const folder;
    schema::Schemas const schemas({}, {});
    constexpr std::int64_t in_each = 12'000;
    auto const store = store_of(folder.path(), schemas, in_each);
    auto const words = SearchWords::parse("common");

    SearchedScope everything { { .everything = true, .dossiers = {} } };
    auto const all = store->search().find(everything, words, {});
    CHECK(all.total == 2 * in_each);
    CHECK(all.by_type.at("person") + all.by_type.at("place") == 2 * in_each);
    CHECK(all.by_type.at("place") == 2 * in_each / 3);
    CHECK(store->search().matching(everything, words).size() == 2 * in_each);

    SearchedScope one { { .everything = false, .dossiers = { 1 } } };
    SearchedScope none {};
    CHECK(store->search().find(one, words, {}).total == in_each);
    CHECK(store->search().find(none, words, {}).total == 0);
    // The oldest are reached by leafing, too.
    auto const last = store->search().find(
        everything, words, { .offset = 2 * in_each - 1, .limit = 20 });
    CHECK(last.page == std::vector<std::int64_t> { 1 });
}

} // namespace saksi::store
