// What the group declares for itself: fields, record types, vocabularies and terms of its own, and
// where to add further ones. Each is a record with a form, a page and a history like any other.
#include "schema/own.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::RecordView;

namespace {

constexpr std::size_t declarations_max = 1000;

Path new_declaration(std::string_view type)
{
    return Path("/records") / type / "new";
}

// The declaring records within reach, by the key that they give.
std::map<std::string, RecordView> declarations(Visit const& visit)
{
    std::map<std::string, RecordView> found;
    for (auto const type : schema::own::types) {
        auto const page = visit.workspace.list(
            visit.reach, { .type = std::string(type), .limit = declarations_max });
        if (!page)
            continue;
        for (auto const& row : page->rows)
            found.emplace(schema::own_key(row.id), row);
    }
    return found;
}

class OwnPage {
public:
    explicit OwnPage(Visit const& visit)
        : m_visit(visit)
        , t(visit.tongue)
        , m_declarations(declarations(visit))
        , m_declares(visit.workspace.role(visit.actor) == access::Role::administrator)
    {
    }

    Html draw() const
    {
        auto const types = types_drawn();
        auto const vocabularies = vocabularies_drawn();
        return fragment(
            div(class_("page-head"),
                div(h1(t.tr("Fields of your own")),
                    p(class_("lead"),
                        t.tr("What your group asks beyond what the program brings along. It "
                             "stands in forms, lists, search, import, export and history like "
                             "the rest, and nobody has to write a program for it."))),
                when(m_declares, [&]() -> Html { return add_buttons(); })),
            refused_ones(),
            when(types.empty() && vocabularies.empty(),
                [&]() -> Html {
                    return div(class_("empty"), h2(t.tr("Nothing of your own yet")),
                        p(m_declares
                                ? t.tr(
                                      "Add a field where a form lacks a question that your work "
                                      "needs; a record type where something has no place at all; a "
                                      "vocabulary where people write the same few answers again "
                                      "and again.")
                                : t.tr("Administrators of the group can add them.")));
                }),
            when(!types.empty(),
                [&]() -> Html {
                    return section(h2(t.tr("By record type")), ul(class_("cards"), types));
                }),
            when(!vocabularies.empty(), [&]() -> Html {
                return section(h2(t.tr("By vocabulary")), ul(class_("cards"), vocabularies));
            }));
    }

private:
    Html add_buttons() const
    {
        auto const one = [&](std::string_view type, Message words, bool primary) -> Html {
            return a(class_(primary ? "button primary" : "button"), href_(new_declaration(type)),
                t.tr(words));
        };
        return div(class_("actions"), one(schema::own::field, N_("Add a field"), true),
            one(schema::own::record_type, N_("Add a record type"), false),
            one(schema::own::vocabulary, N_("Add a vocabulary"), false),
            one(schema::own::second_reading, N_("Have records read a second time"), false));
    }

    // The declared thing by its name, and the way to its declaration for those who may follow it.
    Html named(std::string const& key, Label const& label, bool retired) const
    {
        auto const declared = m_declarations.find(key);
        Html const words = bdi(t.tr(label));
        return fragment(declared == m_declarations.end()
                ? words
                : Html(a(href_(record_path(declared->second.id)), words)),
            when(retired, [&]() -> Html {
                return fragment(" ", span(class_("chip"), t.tr("no longer used")));
            }));
    }

    std::string kind_words(schema::Field const& field) const
    {
        auto const& schemas = m_visit.workspace.schemas();
        if (auto const* vocabulary = schemas.vocabulary(field.vocabulary))
            return t.format("choice from: {}", t.tr(vocabulary->label));
        if (!field.targets.empty()) {
            std::vector<std::string> targets;
            for (auto const& target : field.targets) {
                if (auto const* type = schemas.type(target))
                    targets.emplace_back(t.tr(type->label));
            }
            return t.format("link to: {}", t.list(targets));
        }
        return std::string(
            t.tr(schemas.term_label(schema::own::kinds, schema::own_kind_code(field.kind))));
    }

    Html types_drawn() const
    {
        Html cards;
        for (auto const& type : m_visit.workspace.schemas().types()) {
            Html fields;
            for (auto const& field : type.fields) {
                if (field.label.is_own())
                    fields += Html(li(named(field.key, field.label, field.retired), " ",
                        span(class_("muted small"), kind_words(field))));
            }
            if (fields.empty() && !type.label.is_own() && !type.second_reading)
                continue;
            cards += Html(li(class_("card"),
                div(class_("row"), h3(named(type.key, type.label, type.retired)),
                    when(m_declares && !type.retired,
                        [&]() -> Html {
                            return a(class_("button quiet"),
                                href_(new_declaration(schema::own::field).with("of", type.key)),
                                aria_label_(t.format("Add a field to: {}", t.tr(type.label))),
                                t.tr("Add a field"));
                        })),
                when(type.second_reading,
                    [&]() -> Html {
                        return p(a(href_(Path("/records") / schema::own::second_reading),
                            t.tr("Read a second time by another member")));
                    }),
                when(fields.empty() && type.label.is_own(),
                    [&]() -> Html {
                        return p(class_("muted"), t.tr("Only a title so far. Add its fields."));
                    }),
                ul(class_("plain"), fields)));
        }
        return cards;
    }

    Html vocabularies_drawn() const
    {
        Html cards;
        for (auto const& vocabulary : m_visit.workspace.schemas().vocabularies()) {
            Html terms;
            for (auto const& term : vocabulary.terms) {
                if (term.label.is_own() && !vocabulary.closed)
                    terms += Html(li(named(term.code, term.label, term.retired)));
            }
            if (terms.empty() && !vocabulary.label.is_own())
                continue;
            cards += Html(li(class_("card"),
                div(class_("row"), h3(named(vocabulary.key, vocabulary.label, false)),
                    when(m_declares,
                        [&]() -> Html {
                            return a(class_("button quiet"),
                                href_(new_declaration(schema::own::term)
                                        .with("vocabulary", vocabulary.key)),
                                aria_label_(t.format("Add a term to: {}", t.tr(vocabulary.label))),
                                t.tr("Add a term"));
                        })),
                when(terms.empty(),
                    [&]() -> Html {
                        return p(class_("muted"), t.tr("No terms yet. Add the first one."));
                    }),
                ul(class_("plain"), terms)));
        }
        return cards;
    }

    Html refused_ones() const
    {
        auto const& refused = m_visit.workspace.refused_declarations();
        if (refused.empty() || !m_declares)
            return {};
        return div(class_("flash warn"), role_("note"),
            p(t.tr("These cannot be used as they stand. What was written with them is kept.")),
            ul(each(refused, [&](schema::RefusedDeclaration const& one) -> Html {
                auto const declared = m_declarations.find(schema::own_key(one.record));
                return li(a(href_(record_path(one.record)),
                              declared == m_declarations.end() ? Html(code(one.record.text()))
                                                               : Html(bdi(declared->second.title))),
                    ": ", t.tr(one.reason));
            })));
    }

    Visit const& m_visit;
    render::Tongue const& t;
    std::map<std::string, RecordView> m_declarations;
    bool m_declares;
};

Answer show(Visit& visit)
{
    return page_of(visit,
        { .title = std::string(visit.tongue.tr("Fields of your own")),
            .place = Place::settings,
            .crumbs = { { std::string(visit.tongue.tr("Settings")), Path("/settings") } } },
        OwnPage(visit).draw());
}

} // namespace

Page settings_own()
{
    return { .path = "/settings/own", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
