// Handing something of a case out for a purpose, with a look at what would leave; or taking the
// whole of it along for the group itself.
#include "publish/hand_over.hpp"
#include "publish/value_words.hpp"
#include "web/layout.hpp"
#include "web/widgets/consent_panel.hpp"
#include "web/widgets/drafts.hpp"
#include "web/widgets/listing.hpp"
#include "web/widgets/record_links.hpp"

#include <algorithm>
#include <array>

namespace saksi::web::pages {

using namespace render::tags;
using publish::Package;
using render::Html;
using render::Path;
using workspace::RecordView;

namespace {

constexpr std::size_t people_shown = 100;

struct Kept {
    std::string_view name;
    Message label;
    bool publish::LeaveOut::* part;
    bool preset;
};
constexpr std::array kept_back {
    Kept { "health", N_("Health data"), &publish::LeaveOut::health, true },
    Kept { "addresses", N_("Addresses, and how to reach people"), &publish::LeaveOut::addresses,
        true },
    Kept { "texts", N_("All free text: only dates, places and terms leave"),
        &publish::LeaveOut::texts, false },
    Kept { "files", N_("Files"), &publish::LeaveOut::files, false },
};

struct Form {
    std::string_view value;
    Message label;
};
constexpr std::array forms {
    Form { "archive", N_("Archive: pages for any browser, with the files") },
    Form { "xlsx", N_("Spreadsheet (XLSX)") },
    Form { "json", N_("JSON, for programs") },
};

publish::SharingOrder order_of(RecordView const& head, http::Form const& sent)
{
    publish::SharingOrder order { .dossier = head.dossier,
        .scope = std::string(sent.text("scope")),
        .recipient = std::string(sent.text("recipient")) };
    for (auto const& kept : kept_back)
        order.leave_out.*kept.part = sent.text(kept.name) == "yes";
    return order;
}

Html form_choice(Visit const& visit, std::string const& prefix)
{
    return fieldset(
        class_("section"), legend(visit.tongue.tr("As")), each(forms, [&](Form const& one) -> Html {
            return label(class_("choice"),
                input(id_(prefix + std::string(one.value)), type_("radio"), name_("form"),
                    value_(one.value), checked_(one.value == forms.front().value)),
                span(visit.tongue.tr(one.label)));
        }));
}

Html hidden(std::string_view name, std::string_view value)
{
    return input(type_("hidden"), name_(name), value_(value));
}

// Sent as a form though it only looks: whom a case is for stands in no address.
Html choice_form(Visit const& visit, RecordView const& head, publish::SharingOrder const& order)
{
    auto const& t = visit.tongue;
    auto const* scopes = visit.workspace.schemas().vocabulary("consent_scope");
    auto const begun = !order.scope.empty();
    return render::tags::form(method_("post"), action_(hand_out_path(head.id)),
        hidden("for", "look"),
        div(class_("field"), label(for_("scope"), t.tr("For which purpose")),
            select(id_("scope"), name_("scope"), required_(), option(value_(""), t.tr("—")),
                each(scopes->terms,
                    [&](schema::VocabularyTerm const& term) -> Html {
                        if (!law::scope_of(term.code).hands_out)
                            return {};
                        return option(value_(term.code), selected_(term.code == order.scope),
                            t.tr(term.label));
                    }))),
        div(class_("field"), label(for_("recipient"), t.tr("To whom, by name")),
            input(id_("recipient"), name_("recipient"), type_("text"), value_(order.recipient),
                dir_("auto"), autocomplete_("off"), aria_describedby_("recipient-hint")),
            p(class_("hint"), id_("recipient-hint"),
                t.tr("As the consents name it. Empty only for what is published."))),
        fieldset(class_("section"), legend(t.tr("Leave out")),
            each(kept_back,
                [&](Kept const& kept) -> Html {
                    auto const chosen = begun ? order.leave_out.*kept.part : kept.preset;
                    return label(class_("choice"),
                        input(type_("checkbox"), name_(kept.name), value_("yes"), checked_(chosen)),
                        span(t.tr(kept.label)));
                })),
        div(class_("actions"),
            button(type_("submit"), class_(begun ? "button" : "primary"),
                t.tr("See what would leave"))));
}

// Those first who say no: it is their records that stay.
std::vector<publish::PersonAsked> people_to_show(publish::Sharing const& sharing)
{
    auto shown = sharing.people;
    std::ranges::stable_partition(
        shown, [](publish::PersonAsked const& asked) { return !asked.permission.allowed(); });
    shown.resize(std::min(shown.size(), people_shown));
    return shown;
}

Html people(Visit const& visit, publish::Sharing const& sharing)
{
    auto const& t = visit.tongue;
    if (sharing.people.empty())
        return p(t.tr("Nobody in this case can be asked, so nothing leaves."));
    auto const shown = people_to_show(sharing);
    for (auto const& asked : shown) {
        if (auto const person = visit.workspace.record(visit.reach, asked.person))
            visit.workspace.note_look(visit.reach, workspace::Look::list, *person);
    }
    auto const more = sharing.people.size() - shown.size();
    return fragment(
        div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(t.tr("People")),
            table(thead(tr(th(scope_("col"), t.tr("Person")), th(scope_("col"), t.tr("Consent")),
                      th(scope_("col"), t.tr("How the person appears")))),
                tbody(each(shown,
                    [&](publish::PersonAsked const& asked) -> Html {
                        auto const& permission = asked.permission;
                        return tr(th(scope_("row"),
                                      a(href_(consents_path(asked.person)), bdi(asked.title))),
                            td(span(class_("chip", permission.allowed() ? "good" : "bad"),
                                t.tr(law::words(permission.verdict)))),
                            td(permission.allowed() ? t.tr(law::words(permission.identity)) : "–"));
                    })))),
        when(more > 0, [&]() -> Html { return p(t.format("and {} more", more)); }));
}

Html counts(Visit const& visit, publish::Sharing const& sharing)
{
    auto const& t = visit.tongue;
    return div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(t.tr("Records")),
        table(thead(tr(th(scope_("col"), t.tr("Records")), th(scope_("col"), t.tr("Leave")),
                  th(scope_("col"), t.tr("Stay")))),
            tbody(each(sharing.counts, [&](publish::TypeCount const& count) -> Html {
                return tr(th(scope_("row"), t.tr(count.type->label_plural)),
                    td(t.number(static_cast<std::int64_t>(count.leaves))),
                    td(t.number(static_cast<std::int64_t>(count.stays))));
            }))));
}

Html preview(Visit& visit, RecordView const& head, publish::SharingOrder const& order)
{
    auto const& t = visit.tongue;
    auto const sharing = publish::redact_for(visit.workspace, visit.reach, order);
    if (!sharing)
        return div(class_("flash bad"), role_("alert"), p(t.tr(sharing.error().message)));
    auto const may_write = visit.workspace.may_write(visit.actor, head.dossier, "handover");
    auto const leaves = !sharing->what->records.empty();
    return section(id_("preview"), class_("panel"), h2(t.tr("What would leave today")),
        people(visit, *sharing),
        leaves
            ? Html(div(class_("flash"),
                  p(t.tr("What concerns several people leaves only when all of them allow it."))))
            : Html(div(class_("flash bad"), role_("status"),
                  p(t.tr("Nothing of this case may leave for this purpose: nobody's consent lets "
                         "it.")))),
        counts(visit, *sharing),
        when(sharing->texts_with_names > 0,
            [&]() -> Html {
                return p(t.format_n("{n} text stays, because somebody is named in it who does not "
                                    "appear by name.",
                    "{n} texts stay, because somebody is named in them who does not appear by "
                    "name.",
                    static_cast<std::int64_t>(sharing->texts_with_names)));
            }),
        when(leaves && may_write,
            [&]() -> Html {
                return render::tags::form(method_("post"), action_(hand_out_path(head.id)),
                    form_id_input(visit), hidden("for", "purpose"), hidden("scope", order.scope),
                    hidden("recipient", order.recipient),
                    each(kept_back,
                        [&](Kept const& kept) -> Html {
                            return order.leave_out.*kept.part ? hidden(kept.name, "yes") : Html {};
                        }),
                    form_choice(visit, "out-as-"),
                    p(t.tr("Texts are searched for names and for nothing else: read what you hand "
                           "out. "
                           "The file is not encrypted, and that you made it is written down in the "
                           "case.")),
                    div(class_("actions"),
                        button(type_("submit"), class_("primary"), t.tr("Hand it out"))));
            }),
        when(leaves && !may_write, [&]() -> Html {
            return p(t.tr("Only who may write in this case may hand something of it out."));
        }));
}

Html own_copy(Visit const& visit, RecordView const& head)
{
    auto const& t = visit.tongue;
    return section(class_("panel"), h2(t.tr("For ourselves")),
        p(t.tr("The whole case as you see it, with everything sealed in it. Nobody's consent is "
               "asked, so it is not to be passed on. The file is not encrypted; that you made it "
               "stands in the list of who looked.")),
        render::tags::form(method_("post"), action_(hand_out_path(head.id)), form_id_input(visit),
            hidden("for", "ourselves"), form_choice(visit, "own-as-"),
            div(class_("actions"), button(type_("submit"), t.tr("Take it along")))));
}

Result<RecordView> head_of(Visit& visit)
{
    auto const id = TRY(RecordId::parse(visit.request.path_variable("id")));
    auto head = TRY(visit.workspace.record(visit.reach, id));
    if (!head.type || head.type->home != schema::Home::opens_dossier)
        return Error { ErrorKind::not_found, "This record heads no case.", id.text() };
    return head;
}

Answer draw(Visit& visit, RecordView const& head, publish::SharingOrder const& order)
{
    auto const& t = visit.tongue;
    auto crumbs = crumbs_of(visit, head);
    crumbs.push_back({ head.title, record_path(head.id) });
    Html const body = fragment(h1(t.tr("Hand out or take along")),
        section(class_("panel"), h2(t.tr("For somebody")),
            p(t.tr("Whatever concerns a person leaves only with that person's consent to this "
                   "purpose and this recipient, and in the way the person agreed to appear.")),
            choice_form(visit, head, order)),
        when(!order.scope.empty(), [&]() -> Html { return preview(visit, head, order); }),
        own_copy(visit, head));
    return page_of(visit,
        { .title = std::string(t.tr("Hand out or take along")),
            .place = Place::cases,
            .crumbs = std::move(crumbs) },
        body);
}

Answer show(Visit& visit)
{
    auto const head = TRY(head_of(visit));
    return draw(visit, head, { .dossier = head.dossier, .scope = {} });
}

JobOutcome outcome_of(publish::Parcel parcel)
{
    JobOutcome outcome;
    outcome.downloads.push_back({ .name = std::move(parcel.file_name),
        .media_type = std::move(parcel.media_type),
        .bytes = std::make_shared<std::string const>(std::move(parcel.bytes)) });
    return outcome;
}

Answer submit(Visit& visit)
{
    auto const head = TRY(head_of(visit));
    auto const sent = TRY(visit.request.form());
    auto const order = order_of(head, sent);
    if (sent.text("for") == "look")
        return draw(visit, head, order);
    auto const package = publish::package_of(sent.text("form"));
    if (!package)
        return Error { ErrorKind::invalid, "There is no such form.", "form" };
    auto const is_own = sent.text("for") == "ourselves";
    std::array<std::uint8_t, 8> bytes {};
    visit.workspace.dice().fill(bytes);
    auto const id = hex(bytes);
    auto& jobs = visit.jobs;
    jobs.start(id, visit.actor.handle(),
        is_own ? N_("Packing the case for ourselves") : N_("Packing what is handed out"),
        [&jobs, &workspace = visit.workspace, &tongue = visit.tongue, actor = visit.actor, order,
            is_own, package = *package](JobProgress const& progress) -> Result<JobOutcome> {
            DeskTurn::Held const held(jobs.turn());
            auto const go_on = [&](std::size_t done, std::size_t total) {
                jobs.turn().give_way();
                return progress(done, total);
            };
            if (is_own)
                return outcome_of(TRY(
                    publish::take_along(workspace, actor, order.dossier, package, tongue, go_on)));
            auto handed = TRY(publish::hand_over(workspace, actor, order, package, tongue, go_on));
            return outcome_of(std::move(handed.parcel));
        });
    return http::see_other((Path("/jobs") / id).text());
}

} // namespace

Page case_hand_out()
{
    return { .path = "/r/{id}/hand-out", .show = show, .submit = submit };
}

} // namespace saksi::web::pages
