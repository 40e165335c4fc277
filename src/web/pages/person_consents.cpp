// What one person allows: how it stands, purpose by purpose, what was handed out on it, how to take
// it back, and one form that asks about all purposes at once.
#include "casework/consents.hpp"
#include "publish/value_words.hpp"
#include "render/date_words.hpp"
#include "web/widgets/consent_panel.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/may.hpp"
#include "web/widgets/provenance.hpp"
#include "web/widgets/record_form.hpp"
#include "web/widgets/record_links.hpp"

#include <algorithm>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using schema::Consent;
using workspace::RecordView;
using workspace::StatedValue;

namespace {

// Parts that are answered once for all purposes, and those that each purpose has of its own.
constexpr std::array common_parts { "date", "language", "explained_by", "form", "given_by",
    "basis" };
constexpr std::array own_parts { "state", "recipient", "identity", "expires", "conditions" };

std::string input_name(std::string_view scope, std::string_view part)
{
    return std::string(scope) + "." + std::string(part);
}

Day today_of(Visit const& visit)
{
    return Day::from_unix(visit.workspace.clock().now());
}

Html withdraw_form(Visit const& visit, RecordView const& person, StatedValue const& stated)
{
    auto const& t = visit.tongue;
    auto const& consent = std::get<Consent>(*stated.value);
    auto const scope = law::scope_of(consent.scope);
    auto const id = "day-" + stated.id.text().substr(0, 8);
    return details(summary(t.tr("The person takes it back")),
        p(scope.can_be_recalled ? t.tr("What can be done then:")
                                : t.tr("This cannot be undone everywhere:"),
            " ", t.tr(scope.when_withdrawn)),
        form(method_("post"), action_(consents_path(person.id)), form_id_input(visit),
            input(type_("hidden"), name_("withdraw"), value_(stated.id.text())),
            div(class_("field"), label(for_(id), t.tr("Withdrawn on")),
                input(id_(id), name_("day"), type_("text"), required_(), dir_("auto"),
                    autocomplete_("off"), value_(today_of(visit).text()))),
            button(type_("submit"), class_("danger"), t.tr("Withdraw this consent"))));
}

Html stated_consent(Visit const& visit, RecordView const& person, StatedValue const& stated,
    publish::Titles const& titles)
{
    auto const& t = visit.tongue;
    auto const& consent = std::get<Consent>(*stated.value);
    auto const is_given = consent.state == schema::ConsentState::given;
    return li(class_("card"),
        h3(publish::term_words(t, visit.workspace.schemas(), { "consent_scope", consent.scope }),
            " ", consent_mark(t, consent, today_of(visit))),
        p(publish::value_words(t, visit.workspace.schemas(), *stated.value, titles),
            doubt_mark(t, stated.confidence)),
        provenance(visit, stated, titles),
        when(consent.state == schema::ConsentState::withdrawn,
            [&]() -> Html {
                return p(
                    strong(t.tr("Now:")), " ", t.tr(law::scope_of(consent.scope).when_withdrawn));
            }),
        when(is_given && may_change(visit, person),
            [&]() -> Html { return withdraw_form(visit, person, stated); }));
}

Html standing(Visit const& visit, RecordView const& person)
{
    auto const& t = visit.tongue;
    auto consents = casework::consents_of(person);
    std::ranges::stable_sort(consents, {},
        [](StatedValue const* stated) { return std::get<Consent>(*stated->value).scope; });
    if (consents.empty())
        return p(
            class_("muted"), t.tr("Nothing was asked yet. What was not asked is not allowed."));
    auto const titles = titles_for(visit, person.values);
    return ul(class_("cards"), each(consents, [&](StatedValue const* stated) -> Html {
        return stated_consent(visit, person, *stated, titles);
    }));
}

// Whether it could not be handed out in the same way today.
bool no_longer_holds(RecordView const& person, RecordView const& handover, Day const& today)
{
    auto const text = [&](char const* field) {
        auto const* stated = handover.one(field);
        return stated && stated->value ? schema::plain_text(*stated->value) : std::string {};
    };
    return !law::permission(
        casework::consent_facts(person), { text("scope"), text("recipient"), today })
                .allowed();
}

Html handed_out(Visit const& visit, RecordView const& person)
{
    auto const& t = visit.tongue;
    auto const handovers = casework::handovers_on(visit.workspace, visit.reach, person);
    if (handovers.empty())
        return p(class_("muted"), t.tr("Nothing was handed out on this person's consent."));
    auto const today = today_of(visit);
    return ul(class_("plain"), each(handovers, [&](RecordView const& one) -> Html {
        auto const* scope = one.one("scope");
        auto const* term = scope && scope->value ? std::get_if<schema::Term>(&*scope->value)
                                                 : nullptr;
        auto const rule = law::scope_of(term ? std::string_view(term->code) : "");
        return li(a(href_(record_path(one.id)), bdi(one.title)), " ",
            when(no_longer_holds(person, one, today), [&]() -> Html {
                return fragment(span(class_("chip warn"),
                                    rule.can_be_recalled ? t.tr("ask for it back")
                                                         : t.tr("cannot be taken back")),
                    div(class_("muted small"), t.tr(rule.when_withdrawn)));
            }));
    }));
}

// ---- the form

Html text_input(Visit const& visit, http::Form const& sent, std::string const& name,
    Message label_text, std::string const& preset = {})
{
    auto const value = sent.has(name) ? std::string(sent.text(name)) : preset;
    return div(class_("field"), label(for_("f-" + name), visit.tongue.tr(label_text)),
        input(id_("f-" + name), name_(name), type_("text"), value_(value), dir_("auto"),
            autocomplete_("off")));
}

Html choice_input(Visit const& visit, http::Form const& sent, std::string const& name,
    std::string const& vocabulary, Message label_text)
{
    return div(class_("field"), label(for_("f-" + name), visit.tongue.tr(label_text)),
        term_choice(visit, name, "f-" + name, vocabulary, std::string(sent.text(name)),
            std::string(visit.tongue.tr(label_text))));
}

Html answer(Visit const& visit, http::Form const& sent, std::string const& scope)
{
    struct Choice {
        std::string_view value;
        Message label;
    };
    static constexpr std::array choices { Choice { "", N_("Not asked") },
        Choice { "given", N_("Yes") }, Choice { "refused", N_("No") } };
    auto const name = input_name(scope, "state");
    auto const chosen = sent.text(name);
    return div(class_("answers"), each(choices, [&](Choice const& choice) -> Html {
        return label(class_("choice"),
            input(type_("radio"), name_(name), value_(choice.value),
                checked_(choice.value == chosen)),
            span(visit.tongue.tr(choice.label)));
    }));
}

Html question(Visit const& visit, http::Form const& sent, schema::VocabularyTerm const& term,
    std::map<std::string, Message> const& faults)
{
    auto const& t = visit.tongue;
    auto const rule = law::scope_of(term.code);
    auto const fault = faults.find(term.code);
    auto const said_more = std::ranges::any_of(own_parts, [&](std::string_view part) {
        return part != "state" && part != "recipient"
            && !sent.text(input_name(term.code, part)).empty();
    });
    return fieldset(class_("question"), legend(t.tr(term.label)),
        div(when(!term.definition.empty(),
                [&]() -> Html { return p(class_("hint"), t.tr(term.definition)); }),
            when(fault != faults.end(),
                [&]() -> Html { return p(class_("error"), t.tr(fault->second)); }),
            answer(visit, sent, term.code)),
        div(when(rule.hands_out && rule.names_recipient,
                [&]() -> Html {
                    return text_input(visit, sent, input_name(term.code, "recipient"),
                        N_("To whom, by name. Without a name, yes allows nothing."));
                }),
            details(open_(said_more), summary(t.tr("How, until when, on what condition")),
                when(rule.hands_out,
                    [&]() -> Html {
                        return choice_input(visit, sent, input_name(term.code, "identity"),
                            "identity_treatment", N_("How the identity is treated"));
                    }),
                when(rule.hands_out && !rule.names_recipient,
                    [&]() -> Html {
                        return text_input(visit, sent, input_name(term.code, "recipient"),
                            N_("Only for this, if it is for one thing only"));
                    }),
                text_input(visit, sent, input_name(term.code, "expires"),
                    N_("Ends, or is to be asked again, on")),
                text_input(visit, sent, input_name(term.code, "conditions"),
                    N_("Conditions, and what was told of the risks")))));
}

// Those of the purposes by which something leaves the house, or those of the others.
Html questions(Visit const& visit, http::Form const& sent,
    std::map<std::string, Message> const& faults, bool hands_out)
{
    Html all;
    for (auto const& term : visit.workspace.schemas().vocabulary("consent_scope")->terms) {
        if (law::scope_of(term.code).hands_out == hands_out)
            all += question(visit, sent, term, faults);
    }
    return all;
}

struct Drawn {
    http::Form sent {};
    std::map<std::string, Message> faults {}; // By scope.
    casework::Basis basis {};
    std::optional<workspace::FormId> id {}; // Of a draft that is gone on with, or as it was sent.
    int status = 200;
};

Html ask_form(Visit const& visit, RecordView const& person, Drawn const& drawn)
{
    if (!may_change(visit, person))
        return {};
    auto const& t = visit.tongue;
    auto const& sent = drawn.sent;
    auto const place = consents_path(person.id);
    auto const id = drawn.id ? *drawn.id : workspace::FormId::fresh(visit.workspace.dice());
    return section(id_("ask"), h2(t.tr("Ask")),
        p(t.tr("Each purpose on its own, in the person's language. No is a full answer, and costs "
               "no help. What stays at “Not asked” is left as it is.")),
        when(!drawn.faults.empty(),
            [&]() -> Html {
                return div(class_("flash bad"), role_("alert"),
                    p(t.tr("Please look at these fields. Nothing is lost.")));
            }),
        drafts_offer(visit, place, id),
        form(attr<"data-guard">("yes"), attr<"data-draft">("/drafts"), method_("post"),
            action_(place), input(type_("hidden"), name_(form_id_name), value_(id.text())),
            input(type_("hidden"), name_(form_place_name), value_(place.text())),
            fieldset(class_("section"), legend(t.tr("For all of them")),
                div(class_("columns"),
                    text_input(visit, sent, "date", N_("Asked on"), today_of(visit).text()),
                    choice_input(visit, sent, "language", "language", N_("Explained in")),
                    text_input(
                        visit, sent, "explained_by", N_("Who explained it (codes, not names)")),
                    choice_input(visit, sent, "form", "consent_form", N_("How it was given")),
                    choice_input(visit, sent, "given_by", "consent_giver", N_("Who gave it")),
                    text_input(visit, sent, "basis", N_("Why that one may speak for the person")))),
            h3(t.tr("What we do with it ourselves")), questions(visit, sent, drawn.faults, false),
            h3(t.tr("What goes to others")), questions(visit, sent, drawn.faults, true),
            basis_input(visit, drawn.basis, person.dossier),
            div(class_("actions"), button(class_("primary"), type_("submit"), t.tr("Save")),
                button(type_("submit"), formaction_(Path("/drafts")),
                    attr<"formnovalidate">("formnovalidate"), t.tr("Keep as a draft")),
                a(class_("button quiet"), href_(record_path(person.id)), t.tr("Cancel"))),
            p(class_("hint"), role_("status"), attr<"data-draft-status">("yes"))));
}

Answer draw(Visit& visit, RecordView const& person, Drawn const& drawn = {})
{
    auto const& t = visit.tongue;
    auto crumbs = crumbs_of(visit, person);
    crumbs.push_back({ person.title, record_path(person.id) });
    auto const page_title = t.format("What {} allows", person.title);
    Html const body = fragment(h1(bdi(page_title)),
        p(class_("lead"),
            t.tr("What was not asked, was refused, withdrawn or has run out is no. Every handover "
                 "is held to what stands here on its day.")),
        section(h2(t.tr("How it stands")), standing(visit, person)),
        section(h2(t.tr("Handed out on it")), handed_out(visit, person)),
        ask_form(visit, person, drawn));
    return page_of(visit,
        { .title = page_title, .place = place_of(person), .crumbs = std::move(crumbs) }, body,
        drawn.status);
}

Result<RecordView> person_of(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto person = TRY(visit.workspace.record(visit.reach, id));
    if (!casework::is_person(person))
        return Error { ErrorKind::not_found, "This record keeps no consents.", id.text() };
    return person;
}

Answer show(Visit& visit)
{
    auto const person = TRY(person_of(visit));
    visit.workspace.note_look(visit.reach, workspace::Look::view, person);
    if (auto const begun = begun_form(visit))
        return draw(visit, person,
            { .sent = begun->fields, .basis = basis_begun(visit, begun->fields), .id = begun->id });
    return draw(visit, person);
}

// The answers that were given, with what is common to all. Faults by scope.
std::vector<schema::Parts> answers_of(Visit& visit, RecordView const& person,
    http::Form const& sent, std::map<std::string, Message>& faults)
{
    auto const field = std::ranges::find(
        person.type->fields, schema::FieldKind::consent, &schema::Field::kind);
    std::vector<schema::Parts> answers;
    for (auto const& term : visit.workspace.schemas().vocabulary("consent_scope")->terms) {
        schema::Parts parts { { "", term.code } };
        for (auto const* part : own_parts) {
            auto const text = sent.text(input_name(term.code, part));
            if (!text.empty())
                parts[part] = std::string(text);
        }
        if (!parts.contains("state")) {
            if (parts.size() > 1)
                faults.emplace(term.code, N_("Say whether the answer was yes or no."));
            continue;
        }
        for (auto const* part : common_parts) {
            if (!sent.text(part).empty())
                parts[part] = std::string(sent.text(part));
        }
        auto const parsed = schema::parse_value(
            visit.workspace.schemas(), *field, parts, find_record_for(visit));
        if (!parsed)
            faults.emplace(term.code, parsed.error().message);
        answers.push_back(std::move(parts));
    }
    return answers;
}

Answer submit(Visit& visit)
{
    auto const person = TRY(person_of(visit));
    auto const sent = TRY(visit.request.form());
    TRY(check_may_write(visit, person.dossier, person.type_key));
    if (sent.has("withdraw")) {
        auto const consent = TRY(StatementId::parse(sent.text("withdraw")));
        TRY(casework::withdraw_consent(
            visit.workspace, visit.actor, person.id, consent, std::string(sent.text("day"))));
        return done_at(consents_path(person.id), "consent-withdrawn");
    }
    Drawn drawn {
        .sent = sent, .basis = TRY(basis_of(visit, sent)), .id = form_id_of(sent), .status = 400
    };
    auto const answers = answers_of(visit, person, sent, drawn.faults);
    if (!drawn.faults.empty())
        return draw(visit, person, drawn);
    auto const before = visit.workspace.version();
    TRY(casework::record_consents(visit.workspace, visit.actor,
        { .person = person.id, .answers = answers, .basis = drawn.basis }));
    return done_at(
        consents_path(person.id), visit.workspace.version() == before ? "unchanged" : "saved");
}

} // namespace

Page person_consents()
{
    return { .path = "/r/{id}/consents", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
