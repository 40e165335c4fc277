#include "schema/own.hpp"

#include "schema/common_fields.hpp"

#include <algorithm>

namespace saksi::schema {

namespace {

constexpr std::size_t key_digits = 20; // 80 bits of the id, which is made by chance.

struct NamedKind {
    std::string_view code;
    FieldKind kind;
};
// A consent is more than a field: publishing rests on it, and on the one place where it stands.
constexpr NamedKind kinds[] = {
    { "short_text", FieldKind::short_text },
    { "long_text", FieldKind::long_text },
    { "localized_text", FieldKind::localized_text },
    { "number", FieldKind::number },
    { "truth", FieldKind::truth },
    { "fuzzy_date", FieldKind::fuzzy_date },
    { "zoned_time", FieldKind::zoned_time },
    { "term", FieldKind::term },
    { "country", FieldKind::country },
    { "place", FieldKind::place },
    { "reference", FieldKind::reference },
    { "file", FieldKind::file },
};

// What is said of people and cases takes fields of a group's own. Reference facts do not: they are
// the same for everybody. Papers do not: the program acts on them.
bool takes_fields(RecordType const& type)
{
    return type.home == Home::dossier || type.home == Home::opens_dossier;
}

bool can_be_named(RecordType const& type)
{
    return takes_fields(type) || type.home == Home::commons;
}

// Reads what stands in a declaration.
class Declared {
public:
    explicit Declared(OwnDeclaration const& declaration)
        : m_declaration(declaration)
    {
    }

    std::vector<Value> const& all(std::string_view field) const
    {
        static std::vector<Value> const none;
        auto const found = m_declaration.values.find(field);
        return found == m_declaration.values.end() ? none : found->second;
    }
    std::string text(std::string_view field) const
    {
        auto const& values = all(field);
        auto const* said = values.empty() ? nullptr : std::get_if<Text>(&values.back());
        return said ? said->text : std::string {};
    }
    bool yes(std::string_view field) const
    {
        auto const& values = all(field);
        return !values.empty() && values.back() == Value { Truth::yes };
    }
    std::vector<std::string> codes(std::string_view field) const
    {
        std::vector<std::string> found;
        for (auto const& value : all(field)) {
            if (auto const* term = std::get_if<Term>(&value))
                found.push_back(term->code);
        }
        return found;
    }
    std::string code(std::string_view field) const
    {
        auto const found = codes(field);
        return found.empty() ? std::string {} : found.back();
    }

private:
    OwnDeclaration const& m_declaration;
};

class Extension {
public:
    explicit Extension(Schemas const& shipped)
        : m_types(shipped.types().begin(), shipped.types().end())
    {
        for (auto const& vocabulary : shipped.vocabularies()) {
            if (vocabulary.key != own::record_types && vocabulary.key != own::vocabularies)
                m_vocabularies.push_back(vocabulary);
        }
    }

    Extended of(std::vector<OwnDeclaration> const& declarations)
    {
        auto const each = [&](std::string_view type, auto take) {
            for (auto const& one : declarations) {
                if (one.type == type)
                    (this->*take)(one);
            }
        };
        // A field may name a type, a vocabulary and a target that were declared after it.
        each(own::vocabulary, &Extension::take_vocabulary);
        each(own::term, &Extension::take_term);
        each(own::record_type, &Extension::take_type);
        each(own::field, &Extension::take_field);
        each(own::second_reading, &Extension::take_second_reading);
        return { std::make_shared<Schemas const>(with_lists_of_itself(
                     std::move(m_types), std::move(m_vocabularies), std::move(m_words))),
            std::move(m_refused) };
    }

private:
    void refuse(OwnDeclaration const& one, std::string field, Message reason)
    {
        m_refused.push_back({ one.record, std::move(field), reason });
    }

    // Nothing, and refused, when there is none.
    std::optional<Label> label(OwnDeclaration const& one)
    {
        auto words = Declared(one).text("label");
        if (words.empty()) {
            refuse(one, "label", N_("It needs a name."));
            return std::nullopt;
        }
        return m_words->keep(std::move(words));
    }
    Label words(OwnDeclaration const& one, std::string_view field)
    {
        auto said = Declared(one).text(field);
        return said.empty() ? Label {} : m_words->keep(std::move(said));
    }

    void take_vocabulary(OwnDeclaration const& one)
    {
        if (auto const name = label(one))
            m_vocabularies.push_back({ .key = own_key(one.record),
                .label = *name,
                .source = N_("Your group"),
                .terms = {} });
    }

    void take_term(OwnDeclaration const& one)
    {
        auto const found = std::ranges::find(
            m_vocabularies, Declared(one).code("vocabulary"), &Vocabulary::key);
        if (found == m_vocabularies.end())
            return refuse(one, "vocabulary", N_("There is no such vocabulary."));
        if (found->closed)
            return refuse(one, "vocabulary", N_("This vocabulary takes no further terms."));
        auto const name = label(one);
        if (!name)
            return;
        auto const broader = Declared(one).text("broader");
        auto const above = std::ranges::find_if(found->terms, [&](VocabularyTerm const& term) {
            return term.code == broader || term.label.text() == broader;
        });
        if (!broader.empty() && above == found->terms.end())
            return refuse(one, "broader", N_("There is no such term in this vocabulary."));
        found->terms.push_back({ .code = own_key(one.record),
            .label = *name,
            .parent = broader.empty() ? std::string {} : above->code,
            .definition = words(one, "definition"),
            .retired = Declared(one).yes("retired") });
    }

    void take_type(OwnDeclaration const& one)
    {
        auto const name = label(one);
        if (!name)
            return;
        auto const plural = words(one, "label_plural");
        m_types.push_back({ .key = own_key(one.record),
            .label = *name,
            .label_plural = plural.empty() ? *name : plural,
            .description = words(one, "description"),
            .title_fields = { "title" },
            .fields = { { .key = "title",
                .label = N_("Title"),
                .required = true,
                .hint = N_("By which your group knows it. A code rather than a name."),
                .listed = true } },
            .retired = Declared(one).yes("retired") });
        add_common_fields(m_types.back());
    }

    void take_field(OwnDeclaration const& one)
    {
        Declared const declared(one);
        auto const type = std::ranges::find(m_types, declared.code("of"), &RecordType::key);
        if (type == m_types.end())
            return refuse(one, "of", N_("There is no such record type."));
        if (!takes_fields(*type))
            return refuse(one, "of", N_("Only records that lie in cases take fields of your own."));
        auto const kind = std::ranges::find(kinds, declared.code("kind"), &NamedKind::code);
        if (kind == std::end(kinds))
            return refuse(one, "kind", N_("It needs a kind."));
        Field field { .key = own_key(one.record),
            .label = {},
            .kind = kind->kind,
            .repeats = declared.yes("repeats"),
            .hint = words(one, "hint"),
            .retired = declared.yes("retired") };
        if (field.kind == FieldKind::term) {
            field.vocabulary = declared.code("vocabulary");
            if (std::ranges::count(m_vocabularies, field.vocabulary, &Vocabulary::key) != 1)
                return refuse(one, "vocabulary", N_("A choice needs a vocabulary to choose from."));
        }
        if (field.kind == FieldKind::reference) {
            field.targets = declared.codes("targets");
            auto const fits = [&](std::string const& target) {
                auto const found = std::ranges::find(m_types, target, &RecordType::key);
                return found != m_types.end() && can_be_named(*found);
            };
            if (field.targets.empty() || !std::ranges::all_of(field.targets, fits))
                return refuse(
                    one, "targets", N_("A link needs the record types that it can lead to."));
        }
        auto const name = label(one);
        if (!name)
            return;
        field.label = *name;
        field.required = !field.retired && declared.yes("required");
        field.listed = !field.retired && declared.yes("listed");
        field.filter = field.listed;
        auto const is_first = !type->label.is_own()
            && std::ranges::none_of(
                type->fields, [](Field const& other) { return other.label.is_own(); });
        if (is_first)
            field.section = N_("Your own fields");
        type->fields.push_back(std::move(field));
    }

    void take_second_reading(OwnDeclaration const& one)
    {
        auto const type = std::ranges::find(m_types, Declared(one).code("of"), &RecordType::key);
        if (type == m_types.end() || !type->find(review_field))
            return refuse(one, "of", N_("Only records that lie in cases are read a second time."));
        type->second_reading = !Declared(one).yes("retired");
    }

    std::vector<RecordType> m_types;
    std::vector<Vocabulary> m_vocabularies;
    std::shared_ptr<OwnWords> m_words = std::make_shared<OwnWords>();
    std::vector<RefusedDeclaration> m_refused;
};

} // namespace

bool is_own(std::string_view type_key)
{
    return std::ranges::find(own::types, type_key) != own::types.end();
}

std::string_view own_kind_code(FieldKind kind)
{
    auto const found = std::ranges::find(kinds, kind, &NamedKind::kind);
    return found == std::end(kinds) ? std::string_view {} : found->code;
}

std::string own_key(RecordId const& id)
{
    return "own_" + id.text().substr(0, key_digits);
}

Extended extended(Schemas const& shipped, std::vector<OwnDeclaration> const& declarations)
{
    return Extension(shipped).of(declarations);
}

Schemas with_lists_of_itself(std::vector<RecordType> types, std::vector<Vocabulary> vocabularies,
    std::shared_ptr<OwnWords const> words)
{
    Vocabulary record_types { .key = std::string(own::record_types),
        .label = N_("Record types"),
        .source = N_("This program"),
        .terms = {},
        .closed = true };
    for (auto const& type : types) {
        if (can_be_named(type))
            record_types.terms.push_back({ .code = type.key, .label = type.label });
    }
    Vocabulary lists { .key = std::string(own::vocabularies),
        .label = N_("Vocabularies"),
        .source = N_("This program"),
        .terms = {},
        .closed = true };
    for (auto const& vocabulary : vocabularies)
        lists.terms.push_back({ .code = vocabulary.key, .label = vocabulary.label });
    vocabularies.push_back(std::move(record_types));
    vocabularies.push_back(std::move(lists));
    return { std::move(types), std::move(vocabularies), std::move(words) };
}

} // namespace saksi::schema
