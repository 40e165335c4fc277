#include "publish/hand_over.hpp"

#include "base/text.hpp"
#include "casework/attach_file.hpp"
#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "crypto/hash.hpp"
#include "intake/export_records.hpp"
#include "testing/catalog_desk.hpp"

#include <boost/json.hpp>
#include <map>
#include <zip.h>

namespace saksi::publish {

using schema::Parts;
using testing::CatalogDesk;

namespace {

render::Tongue const& english()
{
    static render::Tongues const tongues;
    return *tongues.find("en");
}

struct OneCase : CatalogDesk {
    OneCase()
    {
        clock.time = 1'773'100'800; // 2026-03-10
        head = MUST(
            casework::open_case(*open, actor(), testing::entries({ { "title", "A raid" } })));
        dossier = MUST(open->dossier_of(reach(), head));
        auto typed = testing::entries(
            { { "code", "P-01" }, { "safe_contact", "Behind the mill" } });
        typed["name"] = { { { "", "Asha Example" }, { "lang", "en" } } };
        asha = MUST(casework::add_record(*open, actor(), { dossier, "person", typed }));
        auto const event = MUST(casework::add_record(
            *open, actor(), { dossier, "event", testing::entries({ { "title", "=The raid" } }) }));
        act = MUST(casework::add_record(*open, actor(),
            { dossier, "act",
                testing::entries(
                    { { "event", event.text() }, { "victim", asha.text() }, { "type", "torture" },
                        { "account", "<script>alert(1)</script>" }, { "victim_age", "27" } }) }));
        picture = MUST(casework::attach_file(*open, actor(),
            { .record = act, .field = "files", .name = "asha.png", .media_type = "image/png" },
            ByteView { png.data(), png.size() }));
        MUST(casework::attach_file(*open, actor(),
            { .record = act, .field = "files", .name = "page.html", .media_type = "text/html" },
            ByteView { page.data(), page.size() }));
    }

    void says(std::string state, std::string identity = "named")
    {
        casework::FieldChange change { .field = "consents",
            .values = { { { "", "CO-07" }, { "state", std::move(state) },
                { "recipient", "Advocate Example" }, { "identity", std::move(identity) },
                { "date", "2026-01-05" } } } };
        auto const before = view(asha);
        for (auto const* stated : before.all("consents"))
            change.replaces.push_back(stated->id);
        MUST(casework::change_record(*open, actor(), { .record = asha, .changes = { change } }));
    }

    Result<HandedOver> hand(Package package = Package::archive, LeaveOut leave_out = {})
    {
        return hand_over(*open, actor(),
            { .dossier = dossier,
                .scope = "CO-07",
                .recipient = "Advocate Example",
                .leave_out = leave_out },
            package, english());
    }

    std::size_t handovers() const { return open->count(reach(), "handover"); }

    Bytes png { 0x89, 'P', 'N', 'G' };
    Bytes page { '<', 'b', '>' };
    RecordId head, asha, act;
    FileHash picture;
    DossierId dossier;
};

std::map<std::string, std::string> entries_of(std::string const& archive)
{
    std::map<std::string, std::string> entries;
    zip_error_t error;
    zip_error_init(&error);
    auto* zip = zip_open_from_source(
        zip_source_buffer_create(archive.data(), archive.size(), 0, &error), ZIP_RDONLY, &error);
    REQUIRE(zip != nullptr);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
        zip_stat_t about;
        zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &about);
        std::string text(about.size, '\0');
        auto* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
        zip_fread(file, text.data(), text.size());
        zip_fclose(file);
        entries.emplace(about.name, std::move(text));
    }
    zip_discard(zip);
    return entries;
}

std::string everything(std::map<std::string, std::string> const& entries)
{
    std::string all;
    for (auto const& [name, text] : entries)
        all += name + "\n" + text + "\n";
    return all;
}

} // namespace

TEST_CASE("what is handed out is written down first, with the consents it rests on")
{
    OneCase desk;
    auto const refused = desk.hand();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::forbidden);
    CHECK(desk.handovers() == 0);

    desk.says("given");
    auto const given = MUST(desk.hand());
    auto const entry = desk.view(given.handover);
    CHECK(testing::texts(entry, "scope") == std::vector<std::string> { "CO-07" });
    CHECK(testing::texts(entry, "recipient") == std::vector<std::string> { "Advocate Example" });
    CHECK(testing::texts(entry, "date") == std::vector<std::string> { "2026-03-10" });
    CHECK(testing::texts(entry, "people") == std::vector<std::string> { desk.asha.text() });
    CHECK(testing::texts(entry, "consents")
        == std::vector<std::string> { desk.view(desk.asha).one("consents")->id.text() });
    auto const looks = MUST(desk->looks(desk.actor(), desk.dossier, 100));
    CHECK_FALSE(looks.empty());

    desk.says("withdrawn");
    CHECK(desk.hand().error().kind == ErrorKind::forbidden);
    CHECK(desk.handovers() == 1);
}

TEST_CASE("whoever may only read hands nothing out")
{
    OneCase desk;
    desk.says("given");
    MUST(desk->add_member(desk.actor(), "binod", crypto::SecretBytes::copy_of("binod's words"),
        workspace::Hardness::floor));
    MUST(desk->give_grant(desk.actor(), desk.dossier, "binod", workspace::Grant::read));
    auto const binod = MUST(desk->check_passphrase(crypto::SecretBytes::copy_of("binod's words")));
    auto const refused = hand_over(*desk, binod,
        { .dossier = desk.dossier, .scope = "CO-07", .recipient = "Advocate Example" },
        Package::json, english());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::forbidden);
    CHECK(desk.handovers() == 0);
}

TEST_CASE("an archive opens by itself: pages without scripts, files beside them, sums that hold")
{
    OneCase desk;
    auto const parcel = MUST(
        take_along(*desk, desk.actor(), desk.dossier, Package::archive, english()));
    CHECK(parcel.file_name == "dossier.zip");
    auto const entries = entries_of(parcel.bytes);
    REQUIRE(entries.contains("dossier/index.html"));
    std::string all;
    for (auto const& [name, text] : entries)
        all += name.ends_with(".html") ? text : "";
    CHECK(all.find("<script") == std::string::npos);
    CHECK(all.find("src=\"http") == std::string::npos);
    CHECK(all.find("Asha Example") != std::string::npos);
    CHECK(all.find("Nobody's consent was asked") != std::string::npos);
    // A page that came in as evidence is no page of ours.
    for (auto const& [name, text] : entries)
        CHECK_FALSE((name.find("/file-") != name.npos && name.ends_with("html")));
    std::size_t sums = 0;
    for (auto const line : split(entries.at("dossier/SHA256SUMS.txt"), '\n')) {
        if (line.empty())
            continue;
        auto const& bytes = entries.at("dossier/" + std::string(line.substr(66)));
        CHECK(line.substr(0, 64)
            == hex(crypto::sha256(
                ByteView { reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size() })));
        ++sums;
    }
    CHECK(sums == entries.size() - 1);
    CHECK(entries.at("dossier/SHA256SUMS.txt").find(desk.picture.text()) != std::string::npos);
    CHECK_FALSE(MUST(desk->looks(desk.actor(), desk.dossier, 100)).empty());
}

TEST_CASE("every link of an archive leads to something that is in it")
{
    OneCase desk;
    auto const entries = entries_of(
        MUST(take_along(*desk, desk.actor(), desk.dossier, Package::archive, english())).bytes);
    std::size_t links = 0;
    for (auto const& [name, text] : entries) {
        if (!name.ends_with(".html"))
            continue;
        for (std::string_view const mark : { "href=\"", "src=\"" }) {
            for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
                auto const from = at + mark.size();
                auto const where = text.substr(from, text.find('"', from) - from);
                CAPTURE(where);
                CHECK(entries.contains("dossier/" + where));
                ++links;
            }
        }
    }
    CHECK(links > 10);
}

TEST_CASE("no archive tells what was left out of it, in any of its files")
{
    OneCase desk;
    desk.says("given", "pseudonym");
    auto const coded = everything(entries_of(MUST(desk.hand()).parcel.bytes));
    CHECK(coded.find("P-01") != std::string::npos);
    for (auto const* secret : { "Asha", "asha.png", "Behind the mill", "PNG" })
        CHECK(coded.find(secret) == std::string::npos);
    for (auto const& id : { desk.asha, desk.act, desk.head })
        CHECK(coded.find(id.text()) == std::string::npos);
    CHECK(coded.find("asha\"") == std::string::npos); // The member's handle.

    desk.says("given", "named");
    auto const named = everything(
        entries_of(MUST(desk.hand(Package::archive, { .addresses = true })).parcel.bytes));
    CHECK(named.find("Asha Example") != std::string::npos);
    CHECK(named.find("Behind the mill") == std::string::npos);
}

TEST_CASE("as JSON, a member's copy has source, confidence, author and time, and a parcel only the "
          "first two")
{
    OneCase desk;
    desk.says("given");
    auto const values_of = [](std::string const& text) {
        auto const all = boost::json::parse(text).as_object();
        CHECK(all.at("format").as_string() == "saksi-dossier/1");
        for (auto const& record : all.at("records").as_array()) {
            if (record.as_object().at("type").as_string() == "act")
                return record.as_object().at("values").as_object();
        }
        return boost::json::object {};
    };
    auto const own = values_of(
        MUST(take_along(*desk, desk.actor(), desk.dossier, Package::json, english())).bytes);
    auto const& mine = own.at("type").as_array().front().as_object();
    for (auto const* key : { "value", "statement", "source", "confidence", "author", "stated_at" })
        CHECK(mine.contains(key));
    auto const out = values_of(MUST(desk.hand(Package::json)).parcel.bytes);
    auto const& theirs = out.at("type").as_array().front().as_object();
    CHECK(theirs.contains("confidence"));
    CHECK(theirs.contains("source"));
    for (auto const* key : { "statement", "author", "stated_at", "note" })
        CHECK_FALSE(theirs.contains(key));
}

TEST_CASE("what never leaves is in no form that a member takes along either")
{
    auto const whole = catalog::schemas();
    auto types = std::vector(whole.types().begin(), whole.types().end());
    for (auto& type : types) {
        for (auto& field : type.fields)
            field.never_leaves = type.key == "act" && field.key == "account";
    }
    schema::Schemas const stricter { types,
        std::vector(whole.vocabularies().begin(), whole.vocabularies().end()) };
    OneCase desk;
    MUST(casework::change_record(*desk, desk.actor(),
        { .record = desk.act,
            .changes = { { .field = "account", .values = { { { "", "zephyrquail" } } } } } }));
    auto const all_forms = [&] {
        auto all = everything(entries_of(
            MUST(take_along(*desk, desk.actor(), desk.dossier, Package::archive, english()))
                .bytes));
        all += MUST(take_along(*desk, desk.actor(), desk.dossier, Package::json, english())).bytes;
        all += everything(entries_of(
            MUST(take_along(*desk, desk.actor(), desk.dossier, Package::sheets, english())).bytes));
        workspace::ListQuery const acts { .type = "act" };
        all += everything(entries_of(MUST(list_as_sheet(*desk, desk.reach(), acts, english()))));
        all += MUST(intake::export_csv(*desk, desk.reach(), acts, intake::Provenance::told));
        return all + MUST(intake::export_json(*desk, desk.reach(), acts));
    };
    CHECK(all_forms().find("zephyrquail") != std::string::npos);
    desk.open.reset();
    desk.open = MUST(
        workspace::Workspace::unlock(desk.home(), crypto::SecretBytes::copy_of(desk.recovery_code),
            { stricter, desk.clock, desk.dice, desk.marks.path() }));
    CHECK(all_forms().find("zephyrquail") == std::string::npos);
    CHECK(all_forms().find("torture") != std::string::npos);
}

TEST_CASE("a consent that is taken back while the parcel is packed stops it")
{
    OneCase desk;
    desk.says("given");
    auto const stopped = hand_over(*desk, desk.actor(),
        { .dossier = desk.dossier, .scope = "CO-07", .recipient = "Advocate Example" },
        Package::archive, english(), [&](std::size_t done, std::size_t) {
            if (done == 1)
                desk.says("withdrawn");
            return true;
        });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().kind == ErrorKind::conflict);
    CHECK(desk.handovers() == 0);
}

TEST_CASE("work that is asked to stop hands nothing out")
{
    OneCase desk;
    desk.says("given");
    auto const stopped = hand_over(*desk, desk.actor(),
        { .dossier = desk.dossier, .scope = "CO-07", .recipient = "Advocate Example" },
        Package::archive, english(), [](auto, auto) { return false; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().kind == ErrorKind::conflict);
    CHECK(desk.handovers() == 0);
}

} // namespace saksi::publish
