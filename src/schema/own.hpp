// What a group declares for itself, without programming: record types, fields, vocabularies and
// terms. A declaration is a record like any other, stated and signed; together with what the
// program ships they make the schemas that forms, lists, search, import, export and history follow.
#pragma once

#include "schema/schemas.hpp"
#include "schema/value.hpp"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace saksi::schema {

// Record types in which a group declares, and their fields: catalog/records/own_*.cpp. They are
// signed, so they are permanent.
namespace own {
inline constexpr std::string_view record_type = "own_record_type";
inline constexpr std::string_view field = "own_field";
inline constexpr std::string_view vocabulary = "own_vocabulary";
inline constexpr std::string_view term = "own_term";
inline constexpr std::string_view second_reading = "own_second_reading";
inline constexpr std::array types { record_type, field, vocabulary, term, second_reading };

// Vocabularies of what can be chosen: all record types that take fields, all vocabularies that take
// terms, all kinds of fields that a group can make.
inline constexpr std::string_view record_types = "record_type";
inline constexpr std::string_view vocabularies = "vocabulary";
inline constexpr std::string_view kinds = "own_field_kind";
} // namespace own

bool is_own(std::string_view type_key);

// The code of a kind in own::kinds; empty for one that a group cannot make.
std::string_view own_kind_code(FieldKind);

// One declaring record: what stands in its fields, the latest last.
struct OwnDeclaration {
    RecordId record;
    std::string type;
    std::map<std::string, std::vector<Value>, std::less<>> values {};
};

// The key that a declared type, field, vocabulary or term bears in statements. It follows from the
// record that declares it: it never changes, and no two groups and no newer program have the same.
std::string own_key(RecordId const&);

struct RefusedDeclaration {
    RecordId record;
    std::string field; // Of the declaring record, in which the fault lies.
    Message reason;
};

struct Extended {
    std::shared_ptr<Schemas const> schemas;
    std::vector<RefusedDeclaration> refused {};
};

// The shipped schemas and what a group adds, in the order of the declarations. Whatever stands in a
// declaration, what cannot be meant is left out and told: it may come from a newer program or from
// two members who changed it at once.
Extended extended(Schemas const& shipped, std::vector<OwnDeclaration> const&);

// Schemas with the vocabularies of what can be chosen (own::record_types, own::vocabularies), which
// follow from the others.
Schemas with_lists_of_itself(
    std::vector<RecordType>, std::vector<Vocabulary>, std::shared_ptr<OwnWords const> = {});

} // namespace saksi::schema
