// All record types and vocabularies this workspace knows, checked once when they come together.
#pragma once

#include "base/result.hpp"
#include "schema/record_type.hpp"
#include "schema/vocabulary.hpp"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace saksi::schema {

// What does not fit together in the declarations, as sentences for the programmer; empty when all
// fits.
std::vector<std::string> declaration_faults(
    std::vector<RecordType> const&, std::vector<Vocabulary> const&);

class Schemas {
public:
    // Stops the program when the declarations do not fit together: a key twice, a vocabulary or
    // target that is not there, a title or key field that is not a field (see declaration_faults).
    // `words` keeps what labels of the group's own declarations are made of.
    Schemas(std::vector<RecordType>, std::vector<Vocabulary>,
        std::shared_ptr<OwnWords const> words = {});

    std::span<RecordType const> types() const { return m_types; }
    std::span<Vocabulary const> vocabularies() const { return m_vocabularies; }

    // Errors: not_found  (subject: the key)
    Result<RecordType const*> find(std::string_view type_key) const;

    // Null when there is none.
    RecordType const* type(std::string_view type_key) const;
    Vocabulary const* vocabulary(std::string_view key) const;

    // The label of a term, or an empty one when the vocabulary or code is not known here.
    Label term_label(std::string_view vocabulary, std::string_view code) const;

    // The code itself and all codes below it; for filters.
    std::vector<std::string> with_narrower(
        std::string_view vocabulary, std::string_view code) const;

private:
    std::vector<RecordType> m_types;
    std::vector<Vocabulary> m_vocabularies;
    std::shared_ptr<OwnWords const> m_words;
};

} // namespace saksi::schema
