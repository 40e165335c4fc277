// Bringing the tables to other declarations without reading the whole log: of a group's own fields
// one changes now and then, and a workspace may hold a million statements.
#include "store/tables.hpp"

#include <algorithm>

namespace saksi::store {

namespace {

using schema::Field;
using schema::RecordType;
using schema::Schemas;
using schema::Vocabulary;

// What follows otherwise from the second schemas than from the first.
struct Differences {
    std::set<std::string> types;
    std::set<std::string> fields; // By their keys, on whatever type.
    bool in_terms = false;
};

bool folds_alike(Field const* one, Field const* other)
{
    return one && other && one->kind == other->kind && one->repeats == other->repeats;
}

bool names_alike(Vocabulary const& one, Vocabulary const* other)
{
    return other
        && std::ranges::equal(one.terms, other->terms, [](auto const& left, auto const& right) {
               return left.code == right.code && left.label.text() == right.label.text();
           });
}

void compare_one_way(Schemas const& one, Schemas const& other, Differences& found)
{
    for (auto const& type : one.types()) {
        auto const* there = other.type(type.key);
        if (!there || there->title_fields != type.title_fields)
            found.types.insert(type.key);
        for (auto const& field : type.fields) {
            if (!folds_alike(&field, there ? there->find(field.key) : nullptr))
                found.fields.insert(field.key);
        }
    }
    std::set<std::string_view> renamed;
    for (auto const& vocabulary : one.vocabularies()) {
        if (!names_alike(vocabulary, other.vocabulary(vocabulary.key)))
            renamed.insert(vocabulary.key);
    }
    found.in_terms = found.in_terms || !renamed.empty();
    for (auto const& type : one.types()) {
        for (auto const& field : type.fields) {
            if (renamed.contains(field.vocabulary))
                found.fields.insert(field.key);
        }
    }
}

Differences differences(Schemas const& one, Schemas const& other)
{
    Differences found;
    compare_one_way(one, other, found);
    compare_one_way(other, one, found);
    // A field of a group's own may once have been chosen from another vocabulary than it is now.
    if (found.in_terms) {
        for (auto const* schemas : { &one, &other }) {
            for (auto const& type : schemas->types()) {
                for (auto const& field : type.fields) {
                    if (field.label.is_own())
                        found.fields.insert(field.key);
                }
            }
        }
    }
    return found;
}

} // namespace

void Tables::use(schema::Schemas const& schemas)
{
    m_schemas = &schemas;
    ++m_taken;
}

void Tables::fit_to(schema::Schemas const& next)
{
    auto const differ = differences(*m_schemas, next);
    std::set<std::int64_t> records;
    for (auto const& type : differ.types) {
        auto query = m_database.query("SELECT n FROM record WHERE type = ?1");
        query.with(type);
        while (query.next())
            records.insert(query.integer(0));
    }
    // One walk over an index that has the fields, however many they are. Where no declaration says
    // what a field holds, it may hold a term of any vocabulary.
    if (!differ.fields.empty() || differ.in_terms) {
        std::map<std::pair<std::string, std::string>, bool> concerned; // By type and field.
        auto query = m_database.query("SELECT DISTINCT v.record, v.field, r.type"
                                      " FROM value v JOIN record r ON r.n = v.record");
        while (query.next()) {
            auto const [known, fresh] = concerned.try_emplace(
                { std::string(query.text(2)), std::string(query.text(1)) });
            if (fresh) {
                auto const& [type_key, field] = known->first;
                auto const* type = next.type(type_key);
                known->second = differ.fields.contains(field)
                    || (differ.in_terms && (!type || !type->find(field)));
            }
            if (known->second)
                records.insert(query.integer(0));
        }
    }
    for (auto const record : records)
        make_anew(record, next);
}

bool Tables::has_records_of(std::string_view type) const
{
    return m_database.query("SELECT 1 FROM record WHERE type = ?1 LIMIT 1").with(type).next();
}

bool Tables::has_values_in(std::string_view field) const
{
    return m_database.query("SELECT 1 FROM value WHERE field = ?1 LIMIT 1").with(field).next();
}

} // namespace saksi::store
