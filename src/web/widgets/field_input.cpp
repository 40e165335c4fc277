#include "web/widgets/field_input.hpp"

#include "publish/value_words.hpp"

#include <algorithm>
#include <array>

namespace saksi::web {

using namespace schema;
using namespace render::tags;
using render::Html;

namespace {

// More records than a choice can show; beyond it the person types a title or key.
constexpr std::size_t choices_max = 300;

std::string part_of(Parts const& parts, std::string const& part)
{
    auto const found = parts.find(part);
    return found == parts.end() ? std::string {} : found->second;
}

// The parts beside the main one, in the order of the form; see schema/typed.hpp.
std::vector<std::string> more_parts(FieldKind kind)
{
    switch (kind) {
    case FieldKind::localized_text:
        return { "lang" };
    case FieldKind::zoned_time:
        return { "zone" };
    case FieldKind::place:
        return { "district", "country", "latitude", "longitude", "precision_m" };
    case FieldKind::consent:
        return { "state", "recipient", "identity", "language", "date", "expires", "given_by",
            "basis", "form", "explained_by", "conditions", "withdrawn" };
    case FieldKind::short_text:
    case FieldKind::long_text:
    case FieldKind::number:
    case FieldKind::truth:
    case FieldKind::fuzzy_date:
    case FieldKind::term:
    case FieldKind::country:
    case FieldKind::reference:
    case FieldKind::file:
        return {};
    }
    return {};
}

// One value's inputs. Every input has the field's key as name, so that values stay in order; parts
// add a dot and their name.
struct Inputs {
    Visit const& visit;
    Field const& field;
    FormState const& state;
    DossierId const& dossier;
    std::string id; // Of the main input.
    bool faulty;

    std::string_view tr(Message message) const { return visit.tongue.tr(message); }
    std::string_view tr(std::same_as<Label> auto const& label) const
    {
        return visit.tongue.tr(label);
    }

    Html text(std::string const& part, std::string_view value, std::string_view label_text,
        std::string_view placeholder = {}, std::string_view mode = {}) const
    {
        auto const name = part.empty() ? field.key : field.key + "." + part;
        return input(id_(part.empty() ? id : id + "-" + part), name_(name), type_("text"),
            value_(value), aria_label_(label_text),
            placeholder_(placeholder).only_if(!placeholder.empty()),
            inputmode_(mode).only_if(!mode.empty()), autocomplete_("off"), dir_("auto"),
            aria_describedby_(id + "-hint"), aria_invalid_("true").only_if(faulty));
    }

    Html labelled(std::string const& part, std::string_view value, Message label_text) const
    {
        return div(label(for_(id + "-" + part), tr(label_text)), text(part, value, tr(label_text)));
    }

    Html choice(std::string const& part, std::string const& vocabulary, std::string const& chosen,
        std::string_view label_text) const
    {
        auto const name = part.empty() ? field.key : field.key + "." + part;
        return term_choice(visit, name, part.empty() ? id : id + "-" + part, vocabulary, chosen,
            std::string(label_text));
    }

    Html labelled_choice(std::string const& part, std::string const& vocabulary,
        std::string const& chosen, Message label_text) const
    {
        return div(label(for_(id + "-" + part), tr(label_text)),
            choice(part, vocabulary, chosen, tr(label_text)));
    }

    Html truth(std::string const& chosen) const
    {
        struct Choice {
            std::string_view value;
            Message label;
        };
        static constexpr Choice choices[] = { { "", N_("Not asked") }, { "yes", N_("Yes") },
            { "no", N_("No") }, { "unknown", N_("Asked, but unknown") } };
        return select(id_(id), name_(field.key), aria_describedby_(id + "-hint"),
            each(choices, [&](Choice const& one) -> Html {
                return option(value_(one.value), selected_(one.value == chosen), tr(one.label));
            }));
    }

    Html consent_state(std::string const& chosen) const
    {
        struct Choice {
            std::string_view value;
            Message label;
        };
        static constexpr Choice choices[] = { { "refused", N_("refused") },
            { "given", N_("given") }, { "withdrawn", N_("withdrawn") } };
        return div(label(for_(id + "-state"), tr("Answer")),
            select(id_(id + "-state"), name_(field.key + ".state"),
                option(value_(""), selected_(chosen.empty()), tr("Not asked")),
                each(choices, [&](Choice const& one) -> Html {
                    return option(value_(one.value), selected_(one.value == chosen), tr(one.label));
                })));
    }

    static bool consent_says_more(Parts const& parts)
    {
        static constexpr std::array rare { "conditions", "explained_by", "form", "given_by",
            "basis", "withdrawn" };
        return std::ranges::any_of(
            rare, [&](char const* part) { return !part_of(parts, part).empty(); });
    }

    Html reference(std::string const& chosen) const
    {
        struct Candidate {
            std::string id;
            std::string title;
        };
        std::vector<Candidate> candidates;
        for (auto const& target : field.targets) {
            auto const* type = visit.workspace.schemas().type(target);
            workspace::ListQuery query { .type = target, .limit = choices_max + 1 };
            if (type && type->home == Home::dossier)
                query.dossier = dossier;
            auto const page = visit.workspace.list(visit.reach, query);
            if (!page)
                continue;
            for (auto const& row : page->rows)
                candidates.push_back({ row.id.text(), row.title });
        }
        if (candidates.size() > choices_max) {
            auto const record = RecordId::parse(chosen);
            auto const known = record ? visit.workspace.record(visit.reach, *record)
                                      : Result<workspace::RecordView>(record.error());
            // Saved as it stands, the title must not mean nobody, or somebody else of that name.
            auto const meant = known
                ? visit.workspace.find_record(visit.reach, field.targets, known->title)
                : std::nullopt;
            auto const says_it = meant && *meant == *record;
            return text(
                "", says_it ? known->title : chosen, tr(field.label), tr("Title, key or id"));
        }
        // What stands there stays to be chosen, though it lies in another case: a list without it
        // would take it back as soon as the page is saved.
        if (!chosen.empty() && std::ranges::none_of(candidates, [&](Candidate const& one) {
                return one.id == chosen || one.title == chosen;
            })) {
            auto const record = RecordId::parse(chosen);
            auto const known = record ? visit.workspace.record(visit.reach, *record)
                                      : Result<workspace::RecordView>(record.error());
            candidates.push_back(
                { chosen, known ? known->title : std::string(tr("a record out of reach")) });
        }
        std::ranges::sort(candidates, [&](Candidate const& one, Candidate const& other) {
            return visit.tongue.compare(one.title, other.title) < 0;
        });
        return select(id_(id), name_(field.key), aria_describedby_(id + "-hint"),
            aria_invalid_("true").only_if(faulty),
            option(value_(""), candidates.empty() ? tr("Nothing to choose from yet") : tr("—")),
            each(candidates, [&](Candidate const& one) -> Html {
                return option(
                    value_(one.id), selected_(one.id == chosen || one.title == chosen), one.title);
            }));
    }

    Html of(Parts const& parts) const
    {
        auto const main = part_of(parts, "");
        switch (field.kind) {
        case FieldKind::short_text:
            return text("", main, tr(field.label));
        case FieldKind::number:
            return text("", main, tr(field.label), {}, "numeric");
        case FieldKind::fuzzy_date:
            return text("", main, tr(field.label), "2026-02-10");
        case FieldKind::long_text:
            return textarea(id_(id), name_(field.key), rows_(6), dir_("auto"),
                aria_describedby_(id + "-hint"), aria_invalid_("true").only_if(faulty), main);
        case FieldKind::localized_text:
            return div(class_("parts"), text("", main, tr(field.label)),
                choice("lang", "language", part_of(parts, "lang"), tr("Language")));
        case FieldKind::truth:
            return truth(main);
        case FieldKind::zoned_time:
            return div(class_("parts"),
                input(id_(id), name_(field.key), type_("datetime-local"), value_(main),
                    aria_describedby_(id + "-hint"), aria_invalid_("true").only_if(faulty)),
                labelled("zone", part_of(parts, "zone"),
                    N_("Time zone of that clock, such as Asia/Kathmandu")));
        case FieldKind::term:
            return choice("", field.vocabulary, main, tr(field.label));
        case FieldKind::country:
            return choice("", "country", main, tr(field.label));
        case FieldKind::place:
            return div(class_("parts place"),
                text("", main, tr(field.label), tr("Name of the place")),
                labelled("district", part_of(parts, "district"), N_("District")),
                labelled_choice("country", "country", part_of(parts, "country"), N_("Country")),
                labelled("latitude", part_of(parts, "latitude"), N_("Latitude")),
                labelled("longitude", part_of(parts, "longitude"), N_("Longitude")),
                labelled(
                    "precision_m", part_of(parts, "precision_m"), N_("Known to within (metres)")));
        case FieldKind::reference:
            return reference(main);
        case FieldKind::consent:
            return div(class_("parts"), choice("", "consent_scope", main, tr(field.label)),
                consent_state(part_of(parts, "state")),
                labelled("recipient", part_of(parts, "recipient"), N_("To whom, by name")),
                labelled_choice("identity", "identity_treatment", part_of(parts, "identity"),
                    N_("How the identity is treated")),
                labelled_choice(
                    "language", "language", part_of(parts, "language"), N_("Explained in")),
                labelled("date", part_of(parts, "date"), N_("Date")),
                labelled("expires", part_of(parts, "expires"), N_("Ends on")),
                details(class_("more"), open_(consent_says_more(parts)),
                    summary(tr("More about this answer")),
                    div(class_("parts"),
                        labelled("conditions", part_of(parts, "conditions"),
                            N_("Conditions, and what was told of the risks")),
                        labelled("explained_by", part_of(parts, "explained_by"),
                            N_("Who explained it (codes, not names)")),
                        labelled_choice(
                            "form", "consent_form", part_of(parts, "form"), N_("How it was given")),
                        labelled_choice("given_by", "consent_giver", part_of(parts, "given_by"),
                            N_("Who gave it")),
                        labelled("basis", part_of(parts, "basis"),
                            N_("Why that one may speak for the person")),
                        labelled("withdrawn", part_of(parts, "withdrawn"), N_("Withdrawn on")))));
        case FieldKind::file:
            return {};
        }
        return {};
    }
};

Label hint_of(Field const& field)
{
    if (!field.hint.empty())
        return field.hint;
    if (field.kind == FieldKind::fuzzy_date) {
        return N_(
            "As much as is known: 1983, 1983-07, 1983-07-06. About: 1983~. Perhaps: 1983-07?. "
            "Between: 2026-02-01/2026-02-10.");
    }
    return {};
}

} // namespace

Html term_choice(Visit const& visit, std::string const& name, std::string const& id,
    std::string const& vocabulary_key, std::string const& chosen, std::string const& label_text)
{
    auto const* vocabulary = visit.workspace.schemas().vocabulary(vocabulary_key);
    if (!vocabulary)
        return input(id_(id), name_(name), type_("text"), value_(chosen), aria_label_(label_text));
    auto const& t = visit.tongue;
    auto one = [&](VocabularyTerm const& term) -> Html {
        return option(value_(term.code), selected_(term.code == chosen), t.tr(term.label),
            when(term.unconfirmed,
                [&]() -> Html { return fragment(" ", t.tr("(to be confirmed)")); }));
    };
    std::vector<VocabularyTerm const*> tops;
    std::map<std::string, std::vector<VocabularyTerm const*>> below;
    for (auto const& term : vocabulary->terms) {
        if (term.retired && term.code != chosen)
            continue;
        if (term.parent.empty())
            tops.push_back(&term);
        else
            below[term.parent].push_back(&term);
    }
    return select(id_(id), name_(name), aria_label_(label_text), option(value_(""), t.tr("—")),
        // A code of a newer program must not be taken back by saving a page that does not know it.
        when(!chosen.empty() && !vocabulary->find(chosen),
            [&]() -> Html { return option(value_(chosen), selected_(true), chosen); }),
        each(tops, [&](render::Out& out, VocabularyTerm const* top) {
            out(one(*top));
            // Deeper levels are rare; they follow their broader term within the same group.
            std::vector<VocabularyTerm const*> group;
            auto collect = [&](auto const& self, std::string const& code) -> void {
                for (auto const* term : below[code]) {
                    group.push_back(term);
                    self(self, term->code);
                }
            };
            collect(collect, top->code);
            if (!group.empty()) {
                out(optgroup(render::tags::label_(t.tr(top->label)),
                    each(group, [&](VocabularyTerm const* term) -> Html { return one(*term); })));
            }
        }));
}

Html field_input(
    Visit const& visit, Field const& field, FormState const& state, DossierId const& dossier)
{
    if (field.kind == FieldKind::file)
        return {};
    if (field.retired && !state.entries.contains(field.key) && !state.instead.contains(field.key))
        return {};
    auto const& t = visit.tongue;
    if (auto const instead = state.instead.find(field.key); instead != state.instead.end())
        return div(class_("field"), role_("group"), aria_label_(t.tr(field.label)),
            p(strong(t.tr(field.label))), instead->second);
    auto const above = state.above.find(field.key);
    auto const fault = state.faults.find(field.key);
    auto const faulty = fault != state.faults.end();
    auto const typed = state.entries.find(field.key);
    std::vector<Parts> values = typed == state.entries.end() ? std::vector<Parts> {}
                                                             : typed->second;
    if (values.empty() || field.repeats)
        values.emplace_back();

    auto const id = "f-" + field.key;
    Html inputs;
    for (std::size_t number = 0; number < values.size(); ++number) {
        Inputs const one { visit, field, state, dossier,
            number == 0 ? id : id + "-" + std::to_string(number), faulty };
        inputs += Html(div(one.of(values[number])));
    }
    auto const hint = hint_of(field);
    return div(class_("field"),
        label(for_(id), t.tr(field.label),
            when(field.required,
                [&]() -> Html {
                    return fragment(" ", span(class_("required"), t.tr("(needed)")));
                })),
        p(class_("hint"), id_(id + "-hint"), when(!hint.empty(), t.tr(hint)),
            when(field.repeats,
                [&]() -> Html { return fragment(" ", t.tr("Several are possible.")); })),
        when(faulty,
            [&]() -> Html { return p(class_("error"), id_(id + "-error"), t.tr(fault->second)); }),
        when(above != state.above.end(), [&]() -> Html { return above->second; }), inputs);
}

Html field_inputs(
    Visit const& visit, RecordType const& type, FormState const& state, DossierId const& dossier)
{
    Html all;
    Html section_body;
    Label section_label;
    auto close_section = [&] {
        if (section_body.empty())
            return;
        all += fieldset(class_("section"),
            when(!section_label.empty(),
                [&]() -> Html { return legend(visit.tongue.tr(section_label)); }),
            section_body);
        section_body = {};
    };
    for (auto const& field : type.fields) {
        if (field.apart)
            continue;
        if (!field.section.empty()) {
            close_section();
            section_label = field.section;
        }
        section_body += field_input(visit, field, state, dossier);
    }
    close_section();
    return all;
}

// A browser sends line ends as CR LF. Kept as LF, so that a text that is sent back unchanged is
// unchanged.
static std::string with_plain_line_ends(std::string_view sent)
{
    std::string text;
    for (std::size_t at = 0; at < sent.size(); ++at) {
        if (sent[at] != '\r' || at + 1 == sent.size() || sent[at + 1] != '\n')
            text += sent[at];
    }
    return text;
}

Entries entries_of(http::Form const& form, RecordType const& type)
{
    Entries entries;
    for (auto const& field : type.fields) {
        if (field.kind == FieldKind::file || !form.has(field.key))
            continue;
        auto& values = entries[field.key];
        auto const mains = form.texts(field.key);
        for (std::size_t number = 0; number < mains.size(); ++number) {
            Parts parts { { "", with_plain_line_ends(mains[number]) } };
            bool anything = !mains[number].empty();
            for (auto const& part : more_parts(field.kind)) {
                auto const texts = form.texts(field.key + "." + part);
                if (number < texts.size() && !texts[number].empty()) {
                    parts[part] = std::string(texts[number]);
                    // A language or zone alone, as a browser sends a preset one, is no value.
                    anything = anything
                        || (field.kind != FieldKind::localized_text
                            && field.kind != FieldKind::zoned_time);
                }
            }
            if (anything)
                values.push_back(std::move(parts));
        }
    }
    return entries;
}

FindRecord find_record_for(Visit const& visit)
{
    return [&visit](std::vector<std::string> const& types, std::string_view text) {
        return visit.workspace.find_record(visit.reach, types, text);
    };
}

} // namespace saksi::web
