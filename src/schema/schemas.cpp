#include "schema/schemas.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace saksi::schema {
namespace {

constexpr std::size_t key_bytes_max = 64;

bool is_key(std::string_view key)
{
    auto const is_inner = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !key.empty() && key.size() <= key_bytes_max && key[0] >= 'a' && key[0] <= 'z'
        && std::ranges::all_of(key, is_inner);
}

// Collects what is wrong, each as "where: what".
class Faults {
public:
    void check(bool holds, std::string_view where, std::string_view what)
    {
        if (!holds)
            m_found.push_back(fmt::format("{}: {}", where, what));
    }
    std::vector<std::string> take() { return std::move(m_found); }

private:
    std::vector<std::string> m_found;
};

// Whether following the broader terms from this one comes to an end.
bool ends_at_a_top_term(Vocabulary const& vocabulary, VocabularyTerm const& term)
{
    auto const* at = &term;
    for (std::size_t steps = 0; steps <= vocabulary.terms.size(); ++steps) {
        if (at->parent.empty())
            return true;
        at = vocabulary.find(at->parent);
        if (at == nullptr)
            return false;
    }
    return false;
}

void check_vocabulary(Faults& faults, Vocabulary const& vocabulary)
{
    faults.check(
        is_key(vocabulary.key), vocabulary.key, "a key is snake_case and at most 64 bytes");
    faults.check(!vocabulary.label.empty(), vocabulary.key, "has no label");
    // A group gives a vocabulary its name first.
    faults.check(
        vocabulary.label.is_own() || !vocabulary.terms.empty(), vocabulary.key, "has no terms");
    std::set<std::string_view> codes;
    for (auto const& term : vocabulary.terms) {
        auto const where = vocabulary.key + " " + term.code;
        faults.check(!term.code.empty() && term.code.size() <= key_bytes_max, where,
            "a code has 1 to 64 bytes");
        faults.check(codes.insert(term.code).second, where, "the code is there twice");
        faults.check(!term.label.empty(), where, "has no label");
        faults.check(ends_at_a_top_term(vocabulary, term), where,
            "its broader terms are missing or go in a circle");
    }
    constexpr std::size_t huridocs_digits = 12;
    for (auto const& same : vocabulary.huridocs) {
        auto const where = vocabulary.key + " " + same.term;
        faults.check(vocabulary.find(same.term) != nullptr, where,
            "is set beside a term of HURIDOCS and is not there");
        faults.check(same.list > 0
                && (same.code.empty()
                    || (same.code.size() == huridocs_digits
                        && std::ranges::all_of(
                            same.code, [](char c) { return c >= '0' && c <= '9'; }))),
            where, "a code of HURIDOCS is that of a list and has twelve digits");
    }
}

void check_field(Faults& faults, RecordType const& type, Field const& field,
    std::vector<RecordType> const& types, std::vector<Vocabulary> const& vocabularies)
{
    auto const where = type.key + "." + field.key;
    auto const has_vocabulary = [&](std::string_view key) {
        return std::ranges::count(vocabularies, key, &Vocabulary::key) == 1;
    };
    faults.check(is_key(field.key), where, "a key is snake_case and at most 64 bytes");
    faults.check(std::ranges::count(type.fields, field.key, &Field::key) == 1, where,
        "the field is there twice");
    faults.check(!field.label.empty(), where, "has no label");
    faults.check((field.kind == FieldKind::term) == !field.vocabulary.empty(), where,
        "a field of kind term, and no other, names a vocabulary");
    faults.check((field.kind == FieldKind::reference) == !field.targets.empty(), where,
        "a field of kind reference, and no other, names its targets");
    faults.check(field.vocabulary.empty() || has_vocabulary(field.vocabulary), where,
        "its vocabulary is not there");
    faults.check(field.kind != FieldKind::country || has_vocabulary("country"), where,
        "the vocabulary country is not there");
    faults.check(field.kind != FieldKind::consent
            || (has_vocabulary("consent_scope") && has_vocabulary("identity_treatment")
                && has_vocabulary("consent_giver") && has_vocabulary("consent_form")),
        where, "a vocabulary of consents is not there");
    for (auto const& target : field.targets)
        faults.check(std::ranges::count(types, target, &RecordType::key) == 1, where,
            "its target is not there");
}

void check_type(Faults& faults, RecordType const& type, std::vector<RecordType> const& types,
    std::vector<Vocabulary> const& vocabularies)
{
    faults.check(is_key(type.key), type.key, "a key is snake_case and at most 64 bytes");
    faults.check(std::ranges::count(types, type.key, &RecordType::key) == 1, type.key,
        "the type is there twice");
    faults.check(!type.label.empty() && !type.label_plural.empty(), type.key,
        "has no label, or none for many");
    faults.check(!type.title_fields.empty(), type.key, "has no title fields");
    for (auto const& key : type.title_fields)
        faults.check(
            type.find(key) != nullptr, type.key + "." + key, "the title field is not a field");
    for (auto const& key : type.key_fields) {
        auto const* field = type.find(key);
        faults.check(field != nullptr && field->required && !field->repeats, type.key + "." + key,
            "a key field is a required field that takes one value");
    }
    for (auto const& field : type.fields)
        check_field(faults, type, field, types, vocabularies);
}

} // namespace

std::vector<std::string> declaration_faults(
    std::vector<RecordType> const& types, std::vector<Vocabulary> const& vocabularies)
{
    Faults faults;
    for (auto const& vocabulary : vocabularies) {
        check_vocabulary(faults, vocabulary);
        faults.check(std::ranges::count(vocabularies, vocabulary.key, &Vocabulary::key) == 1,
            vocabulary.key, "the vocabulary is there twice");
    }
    for (auto const& type : types)
        check_type(faults, type, types, vocabularies);
    return faults.take();
}

Schemas::Schemas(std::vector<RecordType> types, std::vector<Vocabulary> vocabularies,
    std::shared_ptr<OwnWords const> words)
    : m_types(std::move(types))
    , m_vocabularies(std::move(vocabularies))
    , m_words(std::move(words))
{
    auto const faults = declaration_faults(m_types, m_vocabularies);
    for (auto const& fault : faults)
        fmt::print(stderr, "{}\n", fault);
    SAKSI_CHECK(faults.empty());
}

Result<RecordType const*> Schemas::find(std::string_view type_key) const
{
    if (auto const* found = type(type_key))
        return found;
    return Error { ErrorKind::not_found, N_("This record type is not known here."),
        std::string(type_key) };
}

RecordType const* Schemas::type(std::string_view type_key) const
{
    auto const found = std::ranges::find(m_types, type_key, &RecordType::key);
    return found == m_types.end() ? nullptr : &*found;
}

Vocabulary const* Schemas::vocabulary(std::string_view key) const
{
    auto const found = std::ranges::find(m_vocabularies, key, &Vocabulary::key);
    return found == m_vocabularies.end() ? nullptr : &*found;
}

Label Schemas::term_label(std::string_view vocabulary_key, std::string_view code) const
{
    auto const* terms = vocabulary(vocabulary_key);
    auto const* term = terms ? terms->find(code) : nullptr;
    return term ? term->label : Label {};
}

std::vector<std::string> Schemas::with_narrower(
    std::string_view vocabulary_key, std::string_view code) const
{
    std::vector<std::string> codes { std::string(code) };
    auto const* terms = vocabulary(vocabulary_key);
    if (terms == nullptr)
        return codes;
    // Every code is looked at once, also those that this loop adds.
    for (std::size_t at = 0; at < codes.size(); ++at) {
        for (auto const& term : terms->terms) {
            if (term.parent == codes[at])
                codes.push_back(term.code);
        }
    }
    return codes;
}

} // namespace saksi::schema
