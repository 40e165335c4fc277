#include "publish/sharing.hpp"

#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "schema/own.hpp"
#include "testing/catalog_desk.hpp"

#include <algorithm>

namespace saksi::publish {

using law::ConsentVerdict;
using law::Identity;
using schema::Parts;
using testing::CatalogDesk;

namespace {

std::string const lawyer = "Advocate Example";

Parts consent(std::string scope, std::string state, Parts more = {})
{
    more.insert(
        { { "", std::move(scope) }, { "state", std::move(state) }, { "date", "2026-01-05" } });
    return more;
}

Parts to_lawyer(std::string identity = "named")
{
    return consent(
        "CO-07", "given", { { "recipient", lawyer }, { "identity", std::move(identity) } });
}

// One event with two people, each with an act of their own, and an officer who is accused.
struct TwoPeople : CatalogDesk {
    TwoPeople()
    {
        clock.time = 1'773'100'800; // 2026-03-10
        head = MUST(
            casework::open_case(*open, actor(), testing::entries({ { "title", "A raid" } })));
        dossier = MUST(open->dossier_of(reach(), head));
        asha = add_person("P-01", "Asha Example");
        binod = add_person("P-02", "Binod Sample");
        officer = add("person", { { "code", "X-01" }, { "description", "Two stars" } });
        event = add("event",
            { { "title", "The raid" }, { "date", "2026-02-03" },
                { "description", "Five men came at night." } });
        act_of_asha = add("act",
            { { "event", event.text() }, { "victim", asha.text() }, { "type", "torture" },
                { "date", "2026-02-03" }, { "account", "They beat me. Binod saw it." },
                { "consequences_detail", "Cannot lift the arm" } });
        act_of_binod = add("act",
            { { "event", event.text() }, { "victim", binod.text() }, { "type", "torture" } });
        involvement = add(
            "involvement", { { "act", act_of_asha.text() }, { "perpetrator", officer.text() } });
    }

    RecordId add(std::string const& type,
        std::vector<std::pair<std::string, std::string>> const& typed, casework::Basis basis = {})
    {
        return MUST(casework::add_record(*open, actor(),
            { .dossier = dossier,
                .type = type,
                .entries = testing::entries(typed),
                .basis = std::move(basis) }));
    }

    RecordId add_person(std::string const& code, std::string const& name)
    {
        auto typed = testing::entries({ { "code", code }, { "safe_contact", "Behind the mill" },
            { "birth_date", "1998-04-12" }, { "disability", "Needs a ramp" } });
        typed["name"] = { { { "", name }, { "lang", "en" } } };
        return MUST(casework::add_record(*open, actor(), { dossier, "person", typed }));
    }

    void says(RecordId const& person, std::vector<Parts> consents,
        log::Confidence confidence = log::Confidence::unstated)
    {
        MUST(casework::change_record(*open, actor(),
            { .record = person,
                .changes = { { .field = "consents", .values = std::move(consents) } },
                .basis = { .confidence = confidence } }));
    }

    Sharing share(std::string scope = "CO-07", std::string recipient = lawyer, LeaveOut out = {})
    {
        return MUST(redact_for(*open, reach(),
            { .dossier = dossier,
                .scope = std::move(scope),
                .recipient = std::move(recipient),
                .leave_out = out }));
    }

    RecordId head, asha, binod, officer, event, act_of_asha, act_of_binod, involvement;
    DossierId dossier;
};

bool leaves(Sharing const& sharing, RecordId const& id)
{
    return std::ranges::count(sharing.originals, id) > 0;
}

workspace::RecordView const& shown(Sharing const& sharing, RecordId const& id)
{
    auto const at = std::ranges::find(sharing.originals, id);
    REQUIRE(at != sharing.originals.end());
    return sharing.what->records.at(static_cast<std::size_t>(at - sharing.originals.begin()));
}

// Everything the output says, in one text.
std::string all_of(Sharing const& sharing)
{
    std::string all;
    for (auto const& record : sharing.what->records) {
        all += record.title + "\n" + record.id.text() + "\n" + record.dossier.text() + "\n";
        for (auto const& stated : record.values)
            all += stated.field + ": " + schema::plain_text(*stated.value) + " " + stated.author
                + stated.note + "\n";
    }
    for (auto const& [id, title] : sharing.what->titles)
        all += title + "\n";
    for (auto const& told : sharing.what->consents) {
        all += told.person + "\n";
        for (auto const& condition : told.conditions)
            all += condition + "\n";
    }
    return all;
}

bool tells(Sharing const& sharing, std::string_view words)
{
    return all_of(sharing).find(words) != std::string::npos;
}

} // namespace

TEST_CASE("where nobody was asked, nothing leaves the house")
{
    TwoPeople desk;
    auto const sharing = desk.share();
    CHECK(sharing.what->records.empty());
    REQUIRE(sharing.people.size() == 2);
    for (auto const& asked : sharing.people)
        CHECK(asked.permission.verdict == ConsentVerdict::not_asked);
}

TEST_CASE(
    "what concerns a person leaves with that person's consent, and what concerns two with both")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    auto const one = desk.share();
    CHECK(leaves(one, desk.asha));
    CHECK(leaves(one, desk.act_of_asha));
    CHECK(leaves(one, desk.involvement));
    CHECK(leaves(one, desk.officer)); // Is accused, and so not asked.
    CHECK_FALSE(leaves(one, desk.binod));
    CHECK_FALSE(leaves(one, desk.act_of_binod));
    CHECK_FALSE(leaves(one, desk.event)); // Of both.
    CHECK_FALSE(leaves(one, desk.head));
    CHECK(shown(one, desk.act_of_asha).all("event").empty());
    CHECK_FALSE(tells(one, "Binod"));

    desk.says(desk.binod, { to_lawyer() });
    auto const both = desk.share();
    CHECK(both.originals.size() == 8);
    CHECK(tells(both, "Binod saw it"));
}

TEST_CASE("a text in which somebody is named who did not allow it stays, in whatever spelling")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    auto const told = desk.add("act",
        { { "event", desk.event.text() }, { "victim", desk.asha.text() }, { "type", "torture" },
            { "account", "BINOD'S brother came, and P-02 too" },
            { "official_account", "Nobody was there" } });
    auto const sharing = desk.share();
    CHECK(shown(sharing, told).all("account").empty());
    CHECK(shown(sharing, told).all("official_account").size() == 1);
    CHECK(sharing.texts_with_names == 2);
}

TEST_CASE("what the group notes of its own work leaves with nobody")
{
    TwoPeople desk;
    for (auto const& person : { desk.asha, desk.binod })
        desk.says(person, { to_lawyer() });
    auto const typed = [](std::string text) {
        return std::vector<Parts> { { { "", std::move(text) } } };
    };
    MUST(casework::change_record(*desk, desk.actor(),
        { .record = desk.head,
            .changes = { { .field = "responsible", .values = typed("asha-1") },
                { .field = "risks", .values = typed("The uncle must not know") },
                { .field = "wishes", .values = typed("That it ends") } } }));
    auto const sharing = desk.share();
    CHECK(tells(sharing, "That it ends"));
    CHECK_FALSE(tells(sharing, "asha-1"));
    CHECK_FALSE(tells(sharing, "uncle"));
}

TEST_CASE("a place that is called after somebody who does not appear by name stays")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    auto const place = desk.add("place",
        { { "name", "The yard" }, { "clues", "A blue gate" }, { "location", "Binod's house" } });
    auto const act = desk.add("act",
        { { "event", desk.event.text() }, { "victim", desk.asha.text() }, { "type", "torture" },
            { "place", place.text() } });
    auto const sharing = desk.share();
    CHECK(leaves(sharing, act));
    CHECK(leaves(sharing, place));
    CHECK(tells(sharing, "A blue gate"));
    CHECK_FALSE(tells(sharing, "Binod"));
}

TEST_CASE("a person appears in the way that was agreed")
{
    TwoPeople desk;
    auto const of_asha = [&](std::string identity) {
        auto const before = desk.view(desk.asha);
        casework::FieldChange change { .field = "consents", .values = { to_lawyer(identity) } };
        for (auto const* stated : before.all("consents"))
            change.replaces.push_back(stated->id);
        MUST(casework::change_record(
            *desk, desk.actor(), { .record = desk.asha, .changes = { change } }));
        return desk.share();
    };
    auto const named = of_asha("named");
    CHECK(tells(named, "Asha Example"));
    CHECK(tells(named, "1998-04-12"));
    CHECK_FALSE(named.what->names_for_recipient_only);

    auto const known = of_asha("known_to_body");
    CHECK(tells(known, "Asha Example"));
    CHECK(known.what->names_for_recipient_only);

    auto const coded = of_asha("pseudonym");
    CHECK(tells(coded, "P-01"));
    CHECK(tells(coded, "birth_date: 1998"));
    for (auto const* secret : { "Asha", "1998-04-12", "Behind the mill", "ramp" })
        CHECK_FALSE(tells(coded, secret));

    auto const anonymous = of_asha("anonymous");
    CHECK(leaves(anonymous, desk.act_of_asha));
    for (auto const* secret : { "Asha", "P-01", "2026-02-03", "beat", "mill", "arm" })
        CHECK_FALSE(tells(anonymous, secret));
    CHECK(tells(anonymous, "torture"));

    auto const counted = of_asha("statistics");
    CHECK(counted.what->records.empty());
    CHECK(counted.what->counted_only == 1);
}

TEST_CASE("what a group asks for itself tells no more of a person than the rest of it")
{
    TwoPeople desk;
    auto const declare = [&](std::string const& type,
                             std::vector<std::pair<std::string, std::string>> const& typed) {
        return MUST(casework::add_record(
            *desk, desk.actor(), { desk->group_papers(), type, testing::entries(typed) }));
    };
    auto const change = [&](RecordId const& record, std::string const& field,
                            std::string const& typed) {
        casework::FieldChange one { .field = field, .values = { { { "", typed } } } };
        auto const view = desk.view(record);
        for (auto const* stated : view.all(field))
            one.replaces.push_back(stated->id);
        MUST(casework::change_record(
            *desk, desk.actor(), { .record = record, .changes = { std::move(one) } }));
    };
    auto const field_of = [&](std::string const& type, std::string const& kind) {
        return declare("own_field", { { "of", type }, { "label", kind }, { "kind", kind } });
    };
    auto const passport = schema::own_key(field_of("person", "number"));
    auto const remark_declared = field_of("act", "short_text");
    auto const remark = schema::own_key(remark_declared);
    auto const method = schema::own_key(
        declare("own_term", { { "vocabulary", "torture_method" }, { "label", "As to Binod" } }));
    change(desk.asha, passport, "7012345");
    change(desk.act_of_asha, remark, "Binod knows more");
    change(desk.act_of_asha, "methods", method);
    // What was written as words is words still.
    change(remark_declared, "kind", "number");
    desk.says(desk.asha, { to_lawyer("pseudonym") });

    auto const coded = desk.share();
    REQUIRE(leaves(coded, desk.act_of_asha));
    for (auto const* secret : { "7012345", "Binod" })
        CHECK_FALSE(tells(coded, secret));
    CHECK_FALSE(tells(coded, method));

    desk.says(desk.binod, { to_lawyer("named") });
    auto const before = desk.view(desk.asha);
    casework::FieldChange named { .field = "consents", .values = { to_lawyer("named") } };
    for (auto const* stated : before.all("consents"))
        named.replaces.push_back(stated->id);
    MUST(casework::change_record(
        *desk, desk.actor(), { .record = desk.asha, .changes = { named } }));
    auto const by_name = desk.share();
    CHECK(tells(by_name, "7012345"));
    CHECK(tells(by_name, "Binod knows more"));
    CHECK(tells(by_name, method));
}

TEST_CASE("of a date that is told as a year only, the year is no surer than the date was")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer("pseudonym") });
    for (auto const& [said, told] :
        std::vector<std::pair<std::string, std::string>> { { "1998-04~", "birth_date: 1998~ " },
            { "1998?", "birth_date: 1998? " }, { "1998-04-12%", "birth_date: 1998% " } }) {
        auto const before = desk.view(desk.asha);
        MUST(casework::change_record(*desk, desk.actor(),
            { .record = desk.asha,
                .changes = { { .field = "birth_date",
                    .values = { { { "", said } } },
                    .replaces = { before.one("birth_date")->id } } } }));
        CHECK(tells(desk.share(), told));
    }
    auto const before = desk.view(desk.asha);
    MUST(casework::change_record(*desk, desk.actor(),
        { .record = desk.asha,
            .changes = { { .field = "birth_date",
                .values = { { { "", "1998/1999" } } },
                .replaces = { before.one("birth_date")->id } } } }));
    CHECK_FALSE(tells(desk.share(), "birth_date"));
}

TEST_CASE("the accused has a name for a lawyer and none for the public")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer(), consent("CO-12", "given") });
    CHECK(tells(desk.share(), "Two stars"));
    auto const open = desk.share("CO-12", "");
    CHECK(leaves(open, desk.act_of_asha));
    CHECK_FALSE(tells(open, "Two stars"));
    CHECK_FALSE(tells(open, "X-01"));
}

TEST_CASE("somebody who is accused and was harmed as well is asked as anybody else")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    desk.add("act",
        { { "event", desk.event.text() }, { "victim", desk.officer.text() },
            { "type", "torture" } });
    auto const sharing = desk.share();
    CHECK_FALSE(leaves(sharing, desk.officer));
    CHECK_FALSE(tells(sharing, "X-01"));
}

TEST_CASE("a source concerns everybody of whom something is stated on it")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    auto const interview = desk.add(
        "source", { { "title", "Interview 1" }, { "person", desk.asha.text() } });
    CHECK(leaves(desk.share(), interview));
    auto const more = desk.add("act",
        { { "event", desk.event.text() }, { "victim", desk.asha.text() }, { "type", "torture" } },
        { .source = interview });
    auto const sharing = desk.share();
    CHECK(leaves(sharing, interview));
    CHECK(std::holds_alternative<RecordId>(shown(sharing, more).one("type")->source));
    desk.add("act",
        { { "event", desk.event.text() }, { "victim", desk.binod.text() }, { "type", "torture" } },
        { .source = interview });
    auto const refused = desk.share();
    CHECK_FALSE(leaves(refused, interview));
    CHECK(std::holds_alternative<log::SourceUnstated>(shown(refused, more).one("type")->source));
}

TEST_CASE("the export for the local lawyer has no health data and no address (scenario 5)")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    auto const all = desk.share();
    CHECK(tells(all, "Cannot lift the arm"));
    CHECK(tells(all, "Behind the mill"));
    CHECK(tells(all, "ramp"));
    auto const less = desk.share("CO-07", lawyer, { .health = true, .addresses = true });
    CHECK(tells(less, "They beat me") == tells(all, "They beat me"));
    CHECK(leaves(less, desk.act_of_asha));
    for (auto const* secret : { "Cannot lift the arm", "Behind the mill", "ramp" })
        CHECK_FALSE(tells(less, secret));
    CHECK_FALSE(tells(desk.share("CO-07", lawyer, { .texts = true }), "Two stars"));
}

TEST_CASE("no to the authorities is no by whatever way it is asked for (scenario 1)")
{
    TwoPeople desk;
    desk.says(desk.asha,
        { consent("CO-01", "given"), consent("CO-06", "given", { { "recipient", "A ministry" } }),
            consent("CO-08", "refused"), consent("CO-11", "refused"),
            consent("CO-14", "given", { { "conditions", "Through the aunt only" } }) });
    desk.says(desk.binod, { consent("CO-01", "given") });
    for (auto const* recipient : { "A ministry", "a  MINISTRY", "Anybody" })
        CHECK(desk.share("CO-08", recipient).what->records.empty());
    CHECK(desk.share("CO-11", "").what->records.empty());
    // Consent to keep a story or to be called is none to send it.
    for (auto const* scope : { "CO-01", "CO-02", "CO-14", "CO-15", "CO-99", "" }) {
        auto const refused = redact_for(*desk, desk.reach(),
            { .dossier = desk.dossier, .scope = scope, .recipient = "A ministry" });
        REQUIRE_FALSE(refused);
        CHECK(refused.error().subject == "scope");
    }
    auto const nobody = redact_for(
        *desk, desk.reach(), { .dossier = desk.dossier, .scope = "CO-08", .recipient = "  " });
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().subject == "recipient");
}

TEST_CASE("a consent that runs out while somebody is at work is judged on the day of the deed")
{
    TwoPeople desk;
    auto consent = to_lawyer();
    consent["expires"] = "2026-03-10";
    desk.says(desk.asha, { consent });
    CHECK(leaves(desk.share(), desk.asha));
    desk.clock.time += 24 * 60 * 60;
    auto const later = desk.share();
    CHECK(later.what->records.empty());
    CHECK(later.people.front().permission.verdict == ConsentVerdict::expired);
}

TEST_CASE("what nobody confirmed, and two who wrote different things, let nothing out")
{
    TwoPeople hearsay;
    hearsay.says(hearsay.asha, { to_lawyer() }, log::Confidence::unverified);
    CHECK(hearsay.share().what->records.empty());

    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    desk.says(desk.asha, { consent("CO-07", "refused") });
    auto const sharing = desk.share();
    CHECK(sharing.what->records.empty());
    CHECK(sharing.people.front().permission.verdict == ConsentVerdict::in_conflict);
}

TEST_CASE("what leads out of sight stays, and a case that one may not see is not there")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    auto const other = MUST(
        casework::open_case(*desk, desk.actor(), testing::entries({ { "title", "Another" } })));
    auto const there = MUST(desk->dossier_of(desk.reach(), other));
    auto const place = MUST(casework::add_record(
        *desk, desk.actor(), { there, "place", testing::entries({ { "name", "A post" } }) }));
    auto const act = desk.add("act",
        { { "event", desk.event.text() }, { "victim", desk.asha.text() }, { "type", "torture" },
            { "place", place.text() } });
    auto const sharing = desk.share();
    CHECK(leaves(sharing, desk.act_of_asha));
    CHECK_FALSE(leaves(sharing, act));
    auto const refused = redact_for(*desk, desk.reach().only(there),
        { .dossier = desk.dossier, .scope = "CO-07", .recipient = lawyer });
    CHECK(refused.error().kind == ErrorKind::not_found);
}

TEST_CASE("no output bears the ids of the house, who stated what, or the consents themselves")
{
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    auto const one = desk.share();
    auto const other = desk.share();
    REQUIRE(one.what->records.size() == other.what->records.size());
    for (std::size_t i = 0; i < one.originals.size(); ++i) {
        CHECK_FALSE(tells(one, one.originals[i].text()));
        CHECK(one.what->records[i].id != other.what->records[i].id);
        for (auto const& stated : one.what->records[i].values) {
            CHECK(stated.id == StatementId {});
            CHECK(stated.author.empty());
            CHECK(stated.stated_at == 0);
        }
    }
    CHECK_FALSE(tells(one, "CO-07"));
    CHECK_FALSE(tells(one, "consents"));
    REQUIRE(one.people.front().consents.size() == 1);
    CHECK(one.people.front().consents.front() == desk.view(desk.asha).one("consents")->id);
}

TEST_CASE("a field that never leaves does not leave with any consent")
{
    auto types = catalog::schemas();
    auto all = std::vector(types.types().begin(), types.types().end());
    for (auto& type : all) {
        for (auto& field : type.fields) {
            if (type.key == "act" && field.key == "account")
                field.never_leaves = true;
        }
        type.never_leaves = type.key == "involvement";
    }
    TwoPeople desk;
    desk.says(desk.asha, { to_lawyer() });
    desk.says(desk.binod, { to_lawyer() });
    CHECK(tells(desk.share(), "They beat me"));
    schema::Schemas const stricter { all,
        std::vector(types.vocabularies().begin(), types.vocabularies().end()) };
    desk.open.reset();
    desk.open = MUST(
        workspace::Workspace::unlock(desk.home(), crypto::SecretBytes::copy_of(desk.recovery_code),
            { stricter, desk.clock, desk.dice, desk.marks.path() }));
    auto const sharing = desk.share();
    CHECK(leaves(sharing, desk.act_of_asha));
    CHECK_FALSE(tells(sharing, "They beat me"));
    CHECK_FALSE(leaves(sharing, desk.involvement));
}

TEST_CASE("one more no, or one consent less, never lets more out of a whole case")
{
    TwoPeople desk;
    auto size = [&] { return all_of(desk.share()).size(); };
    desk.says(desk.asha, { to_lawyer() });
    auto const before = size();
    desk.says(desk.binod, { consent("CO-07", "refused") });
    CHECK(size() <= before);
    desk.says(desk.asha,
        { consent(
            "CO-07", "withdrawn", { { "recipient", lawyer }, { "withdrawn", "2026-03-10" } }) });
    CHECK(desk.share().what->records.empty());
}

} // namespace saksi::publish
