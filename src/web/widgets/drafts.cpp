#include "web/widgets/drafts.hpp"

#include "web/widgets/listing.hpp"

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::Draft;
using workspace::FormId;

namespace {

// What a form's address says of it.
struct Place {
    std::string path;
    std::vector<std::string> segments;
    http::Form query;
};

Place read(std::string_view text)
{
    Place place;
    auto request = http::make_request(http::Method::get, std::string(text));
    if (!request)
        return place;
    place.path = request->path;
    for (auto rest = std::string_view(place.path); !rest.empty();) {
        rest.remove_prefix(1);
        auto const end = std::min(rest.find('/'), rest.size());
        place.segments.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    place.query = std::move(request->query_fields);
    return place;
}

std::string title_of(Visit const& visit, std::string_view id)
{
    auto const& t = visit.tongue;
    auto const parsed = RecordId::parse(id);
    auto const record = parsed ? visit.workspace.record(visit.reach, *parsed)
                               : Result<workspace::RecordView>(parsed.error());
    return record ? record->title : std::string(t.tr("a record out of reach"));
}

// In the words of the form's own heading; titles only of what is within reach today.
std::string words_for(Visit const& visit, Place const& place)
{
    auto const& t = visit.tongue;
    auto const& at = place.segments;
    if (at.size() == 2 && at[0] == "cases")
        return std::string(at[1] == "quick" ? t.tr("Someone came in") : t.tr("Open a case"));
    if (at.size() == 3 && at[0] == "r")
        return t.format("Change: {}", title_of(visit, at[1]));
    if (at.size() == 3 && at[0] == "records") {
        auto const* type = visit.workspace.schemas().type(at[1]);
        auto const adds = t.format("Add: {}", type ? t.tr(type->label) : std::string_view(at[1]));
        auto const in = place.query.text("in");
        return in.empty() ? adds : adds + " · " + title_of(visit, in);
    }
    return std::string(t.tr("A form"));
}

// The type of the record that is filled in at a place; null where it cannot be told any more.
schema::RecordType const* type_at(Visit const& visit, Place const& place)
{
    auto const& at = place.segments;
    auto const& schemas = visit.workspace.schemas();
    if (at.size() == 2 && at[0] == "cases" && at[1] == "new")
        return schemas.type("case");
    if (at.size() == 3 && at[0] == "records")
        return schemas.type(at[1]);
    auto const id = at.size() == 3 && at[0] == "r"
        ? RecordId::parse(at[1])
        : Result<RecordId>(Error { ErrorKind::invalid, {} });
    auto const record = id ? visit.workspace.record(visit.reach, *id)
                           : Result<workspace::RecordView>(id.error());
    return record ? record->type : nullptr;
}

// A question of "Someone came in", whose names are those of a part and of its field.
schema::Field const* asked_first(Visit const& visit, std::string_view name)
{
    auto const end = std::min(name.find('_'), name.size());
    auto const part = name.substr(0, end);
    auto const* type = visit.workspace.schemas().type(part == "perpetrator" ? "person" : part);
    auto const* field = type && end < name.size() ? type->find(name.substr(end + 1)) : nullptr;
    if (field || part != "perpetrator")
        return field;
    // What they are said to have had to do with it is asked under the same name.
    type = visit.workspace.schemas().type("involvement");
    return type ? type->find(name) : nullptr;
}

Html throw_away(Visit const& visit, Draft const& draft)
{
    return form(class_("inline"), method_("post"),
        action_(Path("/drafts") / draft.form.text() / "drop"),
        button(type_("submit"), class_("quiet"), visit.tongue.tr("Throw away")));
}

} // namespace

Html form_id_input(Visit const& visit)
{
    return input(
        type_("hidden"), name_(form_id_name), value_(FormId::fresh(visit.workspace.dice()).text()));
}

std::optional<BegunForm> begun_form(Visit const& visit)
{
    auto const id = FormId::parse(visit.request.query_value(draft_name));
    auto const draft = id ? visit.workspace.draft(visit.actor, *id) : std::nullopt;
    if (!draft)
        return std::nullopt;
    auto fields = http::parse_urlencoded(draft->body);
    if (!fields)
        return std::nullopt;
    return BegunForm { *id, *std::move(fields) };
}

Html drafts_offer(Visit const& visit, Path const& place, FormId const& shown)
{
    auto const here = read(place.text());
    std::vector<Draft> others;
    for (auto& draft : visit.workspace.drafts(visit.actor)) {
        auto const there = read(draft.place);
        if (draft.form != shown && there.path == here.path
            && there.query.text("in") == here.query.text("in"))
            others.push_back(std::move(draft));
    }
    if (others.empty())
        return {};
    auto const& t = visit.tongue;
    return div(class_("flash drafts"), ul(class_("plain"), each(others, [&](Draft const& draft) {
        return Html(li(p(t.format("You began this on {}.", t.moment(draft.begun_at))),
            div(class_("actions"),
                a(class_("button"), href_(draft_path(draft.place, draft.form)), t.tr("Go on")),
                throw_away(visit, draft))));
    })));
}

Html draft_item(Visit const& visit, Draft const& draft, Html const& more)
{
    auto const& t = visit.tongue;
    return li(
        a(href_(draft_path(draft.place, draft.form)), bdi(words_for(visit, read(draft.place)))),
        " ", span(class_("muted small"), t.relative(draft.kept_at, visit.workspace.clock().now())),
        " ", throw_away(visit, draft), more);
}

Html what_was_typed(Visit const& visit, Draft const& draft)
{
    auto const whole = visit.workspace.draft(visit.actor, draft.form);
    auto const fields = http::parse_urlencoded(whole ? whole->body : std::string {});
    if (!fields)
        return {};
    auto const& t = visit.tongue;
    auto const* type = type_at(visit, read(draft.place));
    Html typed;
    for (auto const& field : fields->fields()) {
        // Parts of a value, and on what it was to be stated, have a dot in their names.
        auto const* text = std::get_if<std::string>(&field.value);
        auto const* declared = type ? type->find(field.name) : asked_first(visit, field.name);
        if (text && !text->empty() && declared)
            typed += Html(
                fragment(dt(t.tr(declared->label)), dd(class_("prose"), dir_("auto"), *text)));
    }
    if (typed.empty())
        return {};
    return details(summary(t.tr("What was typed")), dl(class_("facts"), typed));
}

Html hidden_fields(http::Form const& form)
{
    return fragment(each(form.fields(), [](http::FormField const& field) -> Html {
        auto const* text = std::get_if<std::string>(&field.value);
        if (!text || field.name == form_auto_name)
            return {};
        return input(type_("hidden"), name_(field.name), value_(*text));
    }));
}

} // namespace saksi::web
