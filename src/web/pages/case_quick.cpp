// Someone came in: one page that makes a usable case. It asks for little, in the order in which
// people tell, and the generic forms add the rest later.
#include "casework/quick_entry.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/record_form.hpp"

namespace saksi::web::pages {

using casework::QuickEntries;
using casework::QuickPart;
using render::Path;

namespace {

// A question of the page: a field of one of the records that come of it, in words of its own where
// those of the type's form would not be understood here.
struct Question {
    QuickPart part;
    std::string_view name; // The part's name in the form.
    std::string_view field;
    Message label {};
    Message hint {};
    Message section {};
};

constexpr Question questions[] = {
    { QuickPart::person, "person", "code", {}, {}, N_("Who came in") },
    { QuickPart::person, "person", "safe_contact" },
    { QuickPart::head, "case", "title", {}, {}, N_("What happened") },
    { QuickPart::act, "act", "type" },
    { QuickPart::act, "act", "account" },
    { QuickPart::act, "act", "date" },
    { QuickPart::event, "event", "location" },
    { QuickPart::act, "act", "place_type" },
    { QuickPart::perpetrator, "perpetrator", "description", N_("What is known of the person"),
        N_("Looks, uniform, rank, voice, vehicle. Leave it out if nobody was seen."),
        N_("Who is said to have done it") },
    { QuickPart::perpetrator, "perpetrator", "code", N_("Code for that person"),
        N_("Left out, it becomes the code of the person who came in, with -A behind it.") },
    { QuickPart::involvement, "involvement", "perpetrator_type" },
    { QuickPart::involvement, "involvement", "degree" },
    { QuickPart::source, "source", "kind", {}, {}, N_("How you know") },
    { QuickPart::source, "source", "date", N_("When you were told"),
        N_("The day of the conversation.") },
    { QuickPart::source, "source", "connection" },
    { QuickPart::source, "source", "reliability" },
    { QuickPart::source, "source", "credibility" },
    { QuickPart::person, "person", "consents", {},
        N_("Each purpose is asked on its own. What was not asked is not given."),
        N_("What the person allows") },
};

std::string name_of(QuickPart part, std::string_view field)
{
    for (auto const& question : questions) {
        if (question.part == part && question.field == field)
            return std::string(question.name) + "_" + std::string(question.field);
    }
    return std::string(field);
}

// The questions as one form. Only this page sees it: no record is of this type.
schema::RecordType form_of(schema::Schemas const& schemas)
{
    schema::RecordType form { .key = "quick_entry",
        .label = N_("Someone came in"),
        .label_plural = N_("Someone came in"),
        .description = N_("The least that makes a case. Everything can be added and changed "
                          "later; nothing here need be known except what is marked as needed."),
        .title_fields = {},
        .fields = {} };
    for (auto const& question : questions) {
        auto const* const field = schemas.type(casework::type_of(question.part))
                                      ->find(question.field);
        SAKSI_CHECK(field != nullptr);
        auto& asked = form.fields.emplace_back(*field);
        asked.key = name_of(question.part, question.field);
        asked.section = question.section;
        if (!question.label.empty())
            asked.label = question.label;
        if (!question.hint.empty())
            asked.hint = question.hint;
        if (question.part == QuickPart::perpetrator)
            asked.required = false;
    }
    return form;
}

std::string first_of(schema::Entries const& entries, std::string const& field)
{
    auto const found = entries.find(field);
    if (found == entries.end() || found->second.empty())
        return {};
    auto const main = found->second.front().find("");
    return main == found->second.front().end() ? std::string {} : main->second;
}

// What was typed, sorted to the records it is about, with what the page says by itself.
QuickEntries sorted(Visit const& visit, schema::Entries const& typed)
{
    QuickEntries sorted;
    for (auto const& question : questions) {
        auto const found = typed.find(name_of(question.part, question.field));
        if (found != typed.end())
            sorted[question.part][std::string(question.field)] = found->second;
    }
    auto const text = [](std::string words) {
        return std::vector<schema::Parts> { { { "", std::move(words) } } };
    };
    sorted[QuickPart::source]["title"] = text(std::string(visit.tongue.tr("First telling")));
    sorted[QuickPart::event]["title"] = text(first_of(typed, name_of(QuickPart::head, "title")));
    auto const code = first_of(typed, name_of(QuickPart::person, "code"));
    if (casework::names_a_perpetrator(sorted)
        && first_of(typed, name_of(QuickPart::perpetrator, "code")).empty())
        sorted[QuickPart::perpetrator]["code"] = text(code + "-A");
    return sorted;
}

http::Reply draw(Visit& visit, schema::RecordType const& form, FormState state,
    std::optional<workspace::FormId> id, int status = 200)
{
    return draw_form(visit,
        { .frame = { .title = std::string(visit.tongue.tr("Someone came in")),
              .place = Place::cases,
              .crumbs = { { std::string(visit.tongue.tr("Cases")), Path("/cases") } } },
            .submit_label = N_("Open the case"),
            .action = Path("/cases/quick"),
            .place = Path("/cases/quick"),
            .cancel = Path("/cases"),
            .type = form,
            .dossier = visit.workspace.commons(),
            .state = std::move(state),
            .asks_basis = false,
            .id = id },
        status);
}

Answer show(Visit& visit)
{
    TRY(visit.workspace.check_may(visit.actor, access::Deed::open_case));
    auto const form = form_of(visit.workspace.schemas());
    if (auto const begun = begun_form(visit))
        return draw(visit, form, { entries_of(begun->fields, form), {} }, begun->id);
    auto const today = Day::from_unix(visit.workspace.clock().now());
    FormState state;
    state.entries[name_of(QuickPart::source, "kind")] = { { { "", "interview" } } };
    state.entries[name_of(QuickPart::source, "date")] = { { { "", today.text() } } };
    return draw(visit, form, std::move(state), {});
}

Answer submit(Visit& visit)
{
    auto const form = form_of(visit.workspace.schemas());
    auto const sent = TRY(visit.request.form());
    FormState state { entries_of(sent, form), {} };
    auto const typed = sorted(visit, state.entries);
    for (auto const& [where, message] : casework::faults_of(visit.workspace, visit.reach, typed)) {
        auto const name = name_of(where.first, where.second);
        // What the page fills in by itself is faulty only because something that it asked is.
        if (form.find(name))
            state.faults.emplace(name, message);
    }
    if (!state.faults.empty())
        return draw(visit, form, std::move(state), form_id_of(sent), 400);
    return done_at(record_path(TRY(casework::quick_entry(visit.workspace, visit.actor, typed))),
        "case-opened");
}

} // namespace

Page case_quick()
{
    return { .path = "/cases/quick", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
