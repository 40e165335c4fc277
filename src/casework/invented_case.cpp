#include "casework/invented_case.hpp"

#include "casework/change_record.hpp"
#include "casework/open_case.hpp"
#include "casework/open_dossier.hpp"

namespace saksi::casework {

namespace {

using schema::Entries;
using schema::Parts;

std::vector<Parts> one(std::string text)
{
    return { { { "", std::move(text) } } };
}

std::vector<Parts> in(std::string language, std::string text)
{
    return { { { "", std::move(text) }, { "lang", std::move(language) } } };
}

Parts consent(std::string scope, std::string state)
{
    return { { "", std::move(scope) }, { "state", std::move(state) }, { "language", "ne" },
        { "date", "2026-02-14" } };
}

// Runs out soon after the demonstration was made, so that Today has something to tell.
Parts lawyer_consent(Day const& today)
{
    auto parts = consent("CO-07", "given");
    parts.insert({ { "recipient", "Advocate Example" }, { "identity", "pseudonym" },
        { "expires", today.plus_days(20).text() }, { "form", "signed" }, { "given_by", "self" },
        { "conditions", "She decides herself when he writes to a court" } });
    return parts;
}

// Adds to one dossier on one basis.
class Writer {
public:
    Writer(Workspace& workspace, Actor const& actor, DossierId dossier)
        : m_workspace(workspace)
        , m_actor(actor)
        , m_dossier(dossier)
    {
    }

    Result<std::string> add(std::string type, Entries entries)
    {
        auto const id = TRY(add_record(m_workspace, m_actor,
            { .dossier = m_dossier,
                .type = std::move(type),
                .entries = std::move(entries),
                .basis = basis }));
        return id.text();
    }

    Basis basis {};

private:
    Workspace& m_workspace;
    Actor const& m_actor;
    DossierId m_dossier;
};

} // namespace

Result<RecordId> open_invented_case(Workspace& workspace, Actor const& actor)
{
    auto const case_id = TRY(open_case(workspace, actor,
        { { "title", one("Invented: a night at the Riverside police post") },
            { "register_number", one("EX-1") }, { "country", one("NPL") },
            { "status", one("active") }, { "opened", one("2026-02-14") },
            { "summary",
                one("Everything in this case is *invented*, to show how a case is kept. Nobody of "
                    "this name is known to us.") } }));
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, case_id));
    Writer writer(workspace, actor, dossier);

    auto const interview = TRY(writer.add("source",
        { { "title", one("Interview EX-1-A") }, { "kind", one("interview") },
            { "date", one("2026-02-14") }, { "language", one("ne") },
            { "connection", one("victim") } }));
    auto const register_page = TRY(writer.add("source",
        { { "title", one("Photograph of a page of the post's register") },
            { "kind", one("court_record") }, { "date", one("2026-02") } }));

    auto const interview_id = TRY(RecordId::parse(interview));
    writer.basis = { .source = interview_id, .confidence = log::Confidence::partly_verified };
    auto const asha = TRY(writer.add("person",
        { { "code", one("EX-1-V") }, { "name", in("ne", "आशा उदाहरण") },
            { "other_names", in("en", "Asha Example") }, { "counting_unit", one("person") },
            { "birth_date", one("1998~") }, { "languages", one("ne") },
            { "consents",
                { consent("CO-01", "given"),
                    lawyer_consent(Day::from_unix(workspace.clock().now())),
                    consent("CO-08", "refused"), consent("CO-11", "refused") } } }));
    auto const officer = TRY(writer.add("person",
        { { "code", one("EX-1-P") }, { "counting_unit", one("person") },
            { "description",
                one("Uniform with two stars; tall; spoke with the accent of the hills. Name not "
                    "known.") } }));
    auto const event = TRY(writer.add("event",
        { { "title", one("Invented: arrest and night at the post") },
            { "date", one("2026-02-01/2026-02-10") },
            { "location",
                { { { "", "Riverside police post" }, { "district", "Example District" },
                    { "country", "NPL" } } } },
            { "violation_status", one("SG-S-3") } }));
    auto const beating = TRY(writer.add("act",
        { { "event", one(event) }, { "victim", one(asha) }, { "type", one("torture") },
            { "methods", one("TM-BLU-03") }, { "date", one("2026-02-03?") },
            { "place_type", one("PD-POL-01") } }));
    TRY(writer.add("act",
        { { "event", one(event) }, { "victim", one(asha) }, { "type", one("torture") },
            { "methods", one("TM-PSY-02") }, { "place_type", one("PD-POL-01") } }));
    TRY(writer.add("involvement",
        { { "act", one(beating) }, { "perpetrator", one(officer) }, { "degree", one("DI-01") },
            { "perpetrator_type", one("PT-POL") } }));

    auto const post = TRY(writer.add("unit",
        { { "name", in("en", "Invented: Riverside police post") }, { "kind", one("PT-POL") },
            { "country", one("NPL") } }));
    TRY(writer.add("posting",
        { { "person", one(officer) }, { "unit", one(post) }, { "role", one("Officer in charge") },
            { "from", one("2025") } }));
    TRY(writer.add("remedy_step",
        { { "stage", one("RM-02") }, { "people", one(asha) }, { "acts", one(beating) },
            { "authority", one("Riverside police post") }, { "began", one("2026-02-16") },
            { "ended", one("2026-02-16") },
            { "outcome", one("The desk gave no number and no receipt.") },
            { "state_claim", one("That nobody came on that day.") },
            { "group_finding", one("Two people waited at the desk from ten until noon.") } }));
    TRY(writer.add("remedy_step",
        { { "stage", one("RM-16") }, { "people", one(asha) }, { "acts", one(beating) },
            { "authority", one("Example District court") }, { "began", one("2026-03") },
            { "ended", one("2026-08-20") }, { "adjournments", one("3") },
            { "reparation", one("RP-COM-01") }, { "ordered", one("An invented sum") },
            { "ordered_date", one("2026-08-20") }, { "received", one("Nothing so far") } }));

    TRY(writer.add("detention",
        { { "person", one(asha) }, { "event", one(event) }, { "type", one("police_custody") },
            { "from", one("2026-02-01") }, { "until", one("2026-02-10") }, { "unit", one(post) },
            { "place_type", one("PD-POL-01") }, { "whereabouts", one("denied") },
            { "registered", one("no") }, { "family_informed", one("no") } }));
    TRY(writer.add("consequence",
        { { "person", one(asha) }, { "act", one(beating) }, { "kind", one("SQ-PHY-01") },
            { "from", one("2026-02") }, { "still", one("yes") } }));
    TRY(writer.add("task",
        { { "what", one("Ask the post for a receipt once more") },
            { "owner", one(std::string(actor.handle())) },
            { "due", one(Day::from_unix(workspace.clock().now()).plus_days(3).text()) } }));

    // The register says another day. Nobody has decided yet, so both stand side by side.
    auto const beating_id = TRY(RecordId::parse(beating));
    auto const register_id = TRY(RecordId::parse(register_page));
    TRY(change_record(workspace, actor,
        { .record = beating_id,
            .changes = { { .field = "date", .values = one("2026-02-05") } },
            .basis = { .source = register_id,
                .confidence = log::Confidence::verified,
                .note = "Line 7 of the page" } }));
    return case_id;
}

Result<void> add_invented_desks(Workspace& workspace, Actor const& actor)
{
    TRY(open_dossier(workspace, actor, "mission",
        { { "code", one("Invented: M-01") }, { "country", one("NPL") },
            { "state", one("preparing") }, { "local_group", one("Invented: Dawn") },
            { "questions", one("What happens between an arrest and the first judge?") },
            { "local_members", one("dawn-1") },
            { "other_members", { { { "", "rose-1" } }, { { "", "lake-1" } } } } }));
    auto const shelf = TRY(workspace.open_shelf(actor));
    TRY(add_record(workspace, actor,
        { .dossier = shelf,
            .type = "care_provider",
            .entries = { { "name", one("Invented: House by the river") },
                { "services", { { { "", "medical" } }, { { "", "mental_health" } } } },
                { "languages", one("ne") }, { "place", one("Example District") },
                { "reports", one("no") } } }));
    TRY(add_record(workspace, actor,
        { .dossier = shelf,
            .type = "practice_note",
            .entries = { { "title", one("Invented: tea before questions") },
                { "topic", one("interviews") },
                { "worked", one("Nobody was asked anything for the first half hour.") } } }));
    return {};
}

Result<RecordId> open_small_invented_case(Workspace& workspace, Actor const& actor)
{
    auto const case_id = TRY(open_case(workspace, actor,
        { { "title", one("Invented: taken from the market") }, { "register_number", one("EX-2") },
            { "country", one("LKA") }, { "status", one("active") }, { "opened", one("2026-03-02") },
            { "summary",
                one("Another *invented* case, of another member. Whoever was not given it sees no "
                    "trace of it.") } }));
    auto const dossier = TRY(workspace.dossier_of(workspace.reach(actor), case_id));
    Writer writer(workspace, actor, dossier);
    TRY(writer.add("person",
        { { "code", one("EX-2-V") }, { "name", in("en", "Nila Example") },
            { "counting_unit", one("person") }, { "birth_date", one("1990~") } }));
    return case_id;
}

} // namespace saksi::casework
