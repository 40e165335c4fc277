#include "web/widgets/record_form.hpp"

#include "web/widgets/drafts.hpp"

namespace saksi::web {

using namespace render::tags;
using render::Html;

static Html fault_summary(Visit const& visit, RecordForm const& form)
{
    if (form.state.faults.empty())
        return {};
    auto const& t = visit.tongue;
    return div(class_("flash bad"), role_("alert"), tabindex_(-1),
        p(t.tr("Please look at these fields. Nothing is lost.")),
        ul(each(form.state.faults, [&](auto const& fault) -> Html {
            auto const* field = form.type.find(fault.first);
            return li(a(href_(render::Path("#").at("f-" + fault.first)),
                          field ? t.tr(field->label) : std::string_view(fault.first)),
                ": ", t.tr(fault.second));
        })));
}

http::Reply draw_form(Visit const& visit, RecordForm const& form, int status)
{
    auto const& t = visit.tongue;
    Html inputs;
    if (form.fields.empty()) {
        inputs = field_inputs(visit, form.type, form.state, form.dossier);
    } else {
        for (auto const* field : form.fields)
            inputs += field_input(visit, *field, form.state, form.dossier);
    }
    auto const id = form.id ? *form.id : workspace::FormId::fresh(visit.workspace.dice());
    Html const body = fragment(h1(bdi(form.frame.title)), drafts_offer(visit, form.place, id),
        when(!form.type.description.empty(),
            [&]() -> Html { return p(class_("lead"), t.tr(form.type.description)); }),
        fault_summary(visit, form),
        render::tags::form(attr<"data-guard">("yes"), attr<"data-draft">("/drafts"),
            method_("post"), action_(form.action),
            input(type_("hidden"), name_(form_id_name), value_(id.text())),
            input(type_("hidden"), name_(form_place_name), value_(form.place.text())),
            each(form.hidden,
                [](auto const& one) -> Html {
                    return input(type_("hidden"), name_(one.first), value_(one.second));
                }),
            form.questions, inputs,
            when(form.asks_basis,
                [&]() -> Html { return basis_input(visit, form.basis, form.dossier); }),
            div(class_("actions"),
                button(class_("primary"), type_("submit"), t.tr(form.submit_label)),
                button(type_("submit"), formaction_(render::Path("/drafts")),
                    attr<"formnovalidate">("formnovalidate"), t.tr("Keep as a draft")),
                a(class_("button quiet"), href_(form.cancel), t.tr("Cancel"))),
            p(class_("hint"), role_("status"), attr<"data-draft-status">("yes"))));
    return page_of(visit, form.frame, body, status);
}

std::optional<workspace::FormId> form_id_of(http::Form const& sent)
{
    auto const id = workspace::FormId::parse(sent.text(form_id_name));
    return id ? std::optional(*id) : std::nullopt;
}

FormState checked_form(Visit const& visit, schema::RecordType const& type, schema::Entries entries,
    schema::Wholeness wholeness)
{
    FormState state { std::move(entries), {} };
    auto const parsed = parse_entries(
        visit.workspace.schemas(), type, state.entries, wholeness, find_record_for(visit));
    for (auto const& fault : parsed.faults)
        state.faults.emplace(fault.subject, fault.message);
    return state;
}

} // namespace saksi::web
