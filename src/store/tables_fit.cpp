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

using TypeAndField = std::pair<std::string, std::string>;

// What follows otherwise from the second schemas than from the first.
struct Differences {
    std::set<std::string> types; // All records of it.
    std::set<TypeAndField> fields;
    std::set<std::pair<TypeAndField, std::string>> terms; // Chosen in a field: its code.
};

bool folds_alike(Field const& one, Field const* other)
{
    return other && one.kind == other->kind && one.repeats == other->repeats
        && one.vocabulary == other->vocabulary;
}

// Codes that bear another label there, or none.
std::vector<std::string> renamed(Vocabulary const& one, Vocabulary const* other)
{
    std::vector<std::string> codes;
    for (auto const& term : one.terms) {
        auto const* there = other ? other->find(term.code) : nullptr;
        if (!there || there->label.text() != term.label.text())
            codes.push_back(term.code);
    }
    return codes;
}

void compare_one_way(Schemas const& one, Schemas const& other, Differences& found)
{
    for (auto const& type : one.types()) {
        auto const* there = other.type(type.key);
        if (!there || there->title_fields != type.title_fields) {
            found.types.insert(type.key);
            continue;
        }
        for (auto const& field : type.fields) {
            if (!folds_alike(field, there->find(field.key)))
                found.fields.insert({ type.key, field.key });
        }
    }
    for (auto const& vocabulary : one.vocabularies()) {
        for (auto const& code : renamed(vocabulary, other.vocabulary(vocabulary.key))) {
            for (auto const& type : one.types()) {
                for (auto const& field : type.fields) {
                    if (field.vocabulary == vocabulary.key)
                        found.terms.insert({ { type.key, field.key }, code });
                }
            }
        }
    }
}

Differences differences(Schemas const& one, Schemas const& other)
{
    Differences found;
    compare_one_way(one, other, found);
    compare_one_way(other, one, found);
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
    auto const add = [&](Query& query) {
        while (query.next())
            records.insert(query.integer(0));
    };
    auto const of_type = [&](std::string_view type) {
        auto query = m_database.query("SELECT n FROM record WHERE type = ?1");
        query.with(type);
        add(query);
    };
    for (auto const& type : differ.types)
        of_type(type);
    for (auto const& [type, field] : differ.fields) {
        auto query = m_database.query("SELECT DISTINCT record FROM value WHERE field = ?1");
        query.with(field);
        add(query);
    }
    // Terms count by their label only in a field of their vocabulary, and there the shelf has them.
    for (auto const& [place, code] : differ.terms) {
        auto query = m_database.query("SELECT record FROM shelf WHERE drawer = ?1 AND key = ?2");
        query.with(drawer_of(place.first, place.second), code);
        add(query);
    }
    // Whole records that were taken back stand on no shelf; they keep their titles.
    if (!differ.terms.empty())
        of_type({});
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
